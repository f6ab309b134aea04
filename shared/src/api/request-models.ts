import * as z from 'zod/mini';
import type { MemberId, RequestId } from '../words/ids.ts';
import { idOf, instantText } from './fields.ts';

/** What a member may ask of the shop: to be erased, to have their data, to have an entry looked at (decisions 31). */
export const requestKinds = ['ERASE', 'EXPORT', 'DISPUTE'] as const;
export const requestStates = ['OPEN', 'DONE', 'DECLINED'] as const;

export const requestView = z.strictObject({
  requestId: idOf<RequestId>(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  /** What the member wrote; null when nothing, or once the member was erased. */
  text: z.nullable(z.string()),
  /** Of a dispute: the entry in question. */
  entrySeq: z.nullable(z.int()),
  filedAt: instantText,
  /** By law: the end of the second working day. */
  answerBy: instantText,
  /** By law, of an erasing: the end of the fifteenth day. */
  doneBy: z.nullable(instantText),
  answer: z.nullable(z.string()),
  answeredAt: z.nullable(instantText),
});
export type RequestView = z.output<typeof requestView>;

export const requestAtDesk = z.extend(requestView, {
  memberId: idOf<MemberId>(),
  /** Null once the member was erased, or never said. */
  memberName: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
});
export type RequestAtDesk = z.output<typeof requestAtDesk>;
