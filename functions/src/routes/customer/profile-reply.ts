import type { Profile } from '@quaylai/shared/api/member-models';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { listConsents, standingConsents } from '../../records/consents.ts';
import { findPersonal } from '../../records/personal.ts';
import { consentView } from '../../views/consent-view.ts';

/** All that the programme knows of the person, to the person. Problems: NOT_FOUND. */
export async function profileReply(
  context: Context,
  programme: Programme,
  member: MemberId,
): Promise<Result<{ readonly reply: Profile }, Problem>> {
  const [personal, consents, stored] = await Promise.all([
    findPersonal(context, programme, member),
    listConsents(context.table, programme, member),
    readMemberAccount(context.table, programme, member),
  ]);
  if (personal === null || stored === null) return refuse({ code: 'NOT_FOUND' });
  const { name, phone, birthday } = personal;
  const joinedAt = formatInstant(stored.joinedAt);
  return ok({ reply: { name, phone, birthday, consents: standingConsents(consents).map(consentView), joinedAt } });
}
