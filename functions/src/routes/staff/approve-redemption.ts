import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import { decideCapture } from '@quaylai/shared/loyalty/hold';
import { refuse } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf, Handler } from '../../http/handler.ts';
import { orReplay } from '../../http/replayed-answer.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { memberOfPerson } from '../../records/members.ts';
import { approvalLimit } from './approval-limit.ts';
import { decideRedemption, type Verdict } from './decide-redemption.ts';
import { waitingRedemption } from './waiting-redemption.ts';

const approval: Verdict = {
  counter: 'REDEEMED',
  voucher: 'REDEEMED',
  reason: null,
  reasonCode: null,
  endHold: (account, hold, now) => decideCapture(account, { hold, points: null }, now),
};

type Key = 'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve';

/**
 * Hands the gift over: held points are spent, a voucher is used (decisions 12). Problems: NOT_FOUND (S04),
 * SELF_APPROVAL (I11), STAFF_LIMIT (S01), APPROVAL_DECIDED (S05), APPROVAL_EXPIRED (S06), VOUCHER_USED (V03).
 */
export const approveRedemption: Handler<Key, Context> = async (request, caller, context) => {
  const { programme } = caller;
  const member = request.params.memberId;
  const answer = await approve(request, caller, context);
  return orReplay(answer, { programme, guard: requestGuard(request, caller), member }, context);
};

async function approve(
  request: Parameters<typeof approveRedemption>[0],
  caller: CallerOf<Key>,
  context: Context,
): Promise<Answer<RedemptionView>> {
  const { programme, person, staff } = caller;
  const asked = { params: request.params, branchId: request.body.branchId };
  const [waiting, own, standing, limits] = await Promise.all([
    waitingRedemption(asked, caller, context),
    memberOfPerson(context.table, programme, person),
    readStanding(context.table, programme, request.params.memberId),
    context.directory.limits(programme),
  ]);
  if (!waiting.ok) return waiting;
  if (own === waiting.value.member) return refuse({ code: 'SELF_APPROVAL' });
  const limit = approvalLimit(staff.role, limits);
  if (limit !== null && waiting.value.points > limit) return refuse({ code: 'STAFF_LIMIT', limit });
  return decideRedemption(request, waiting.value, { ...approval, standing }, caller, context);
}
