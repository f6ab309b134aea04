import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { verifyMember } from '../../ledger/verify.ts';

/** Recomputes a member's chain and replays every entry against the balance (A03, I7). Problems: NOT_FOUND. */
export const verifyOneMember: Handler<'POST /v1/admin/members/{memberId}/verify', Context> = async (
  { params },
  { programme },
  { table },
) => {
  const verification = await verifyMember(table, programme, params.memberId);
  if (verification === null) return refuse({ code: 'NOT_FOUND' });
  const { entries, fault } = verification;
  return ok({ reply: { entries, intact: fault === null, wrongAt: fault?.seq ?? null } });
};
