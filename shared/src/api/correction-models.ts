import * as z from 'zod/mini';
import type { CorrectionId, MemberId, RequestId, TierId } from '../words/ids.ts';
import { pointsMax } from '../words/points.ts';
import { foreignId, idOf, instantText, localDate, pointAmount, text } from './fields.ts';

export const correctionStates = ['OPEN', 'DONE', 'DECLINED'] as const;

/** Points by hand (C11): up to 500 at once, above that somebody else must agree. */
export const correctionView = z.strictObject({
  correctionId: idOf<CorrectionId>(),
  memberId: idOf<MemberId>(),
  /** Below zero takes. */
  points: z.int(),
  state: z.enum(correctionStates),
  /** Null once the member was erased. */
  reason: z.nullable(z.string()),
  requestedBy: z.string(),
  requestedAt: instantText,
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instantText),
  requestId: z.nullable(idOf<RequestId>()),
  entrySeq: z.nullable(z.int()),
  /** Asked for by whoever reads this: somebody else decides. */
  mine: z.boolean(),
  /** The only owner there is confirmed it alone (decisions 17). */
  soleApprover: z.boolean(),
  /** From when on this reader may confirm it alone; null while somebody else could agree. */
  aloneFrom: z.nullable(instantText),
});
export type CorrectionView = z.output<typeof correctionView>;

export const correctionInput = z.strictObject({
  points: z.int().check(
    z.gte(-pointsMax),
    z.lte(pointsMax),
    z.refine((change) => change !== 0),
  ),
  reason: text(300),
  /** The dispute that it settles. */
  requestId: z.nullable(idOf<RequestId>()),
});

/** A tier given by hand: a floor until its last day (T11). */
export const tierGiven = z.strictObject({ tierId: idOf<TierId>(), until: localDate, reason: text(300) });

/** A row of what a former system knew; its name there is what makes it happen once (A02). */
export const importRow = z.strictObject({
  rowId: foreignId,
  phone: text(20),
  name: z._default(z.nullable(text(60)), null),
  /** A member without points comes over too. */
  points: pointAmount(),
  /** As it was there; null never expires; left out is the programme's own policy. */
  lastDay: z.optional(z.nullable(localDate)),
});
export type ImportRow = z.output<typeof importRow>;
export const importOutcomes = ['IMPORTED', 'UNCHANGED', 'CONFLICT', 'PHONE_UNREADABLE', 'LATER'] as const;
