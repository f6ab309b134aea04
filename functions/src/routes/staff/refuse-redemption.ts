import { decideVoid } from '@quaylai/shared/loyalty/hold';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { orReplay } from '../../http/replayed-answer.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { decideRedemption, type Verdict } from './decide-redemption.ts';
import { waitingRedemption } from './waiting-redemption.ts';

/**
 * Gives everything back: a gift's points return to their lots (F12, R14), a voucher to its member (C7). Problems:
 * NOT_FOUND (S04), APPROVAL_DECIDED (S05), APPROVAL_EXPIRED (S06), VOUCHER_USED (V03).
 */
export const refuseRedemption: Handler<
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse',
  Context
> = async (request, caller, context) => {
  const { params, body } = request;
  const [waiting, standing] = await Promise.all([
    waitingRedemption({ params, branchId: body.branchId }, caller, context),
    readStanding(context.table, caller.programme, params.memberId),
  ]);
  const answer = waiting.ok
    ? await decideRedemption(request, waiting.value, { ...refusal(body.reason), standing }, caller, context)
    : waiting;
  const guard = requestGuard(request, caller);
  return orReplay(answer, { programme: caller.programme, guard, member: params.memberId }, context);
};

/** The words stay with the redemption; the entry, which is for ever, holds only that the shop refused (decisions 9). */
function refusal(reason: string): Verdict {
  return {
    counter: 'REFUSED',
    voucher: 'ISSUED',
    reason,
    reasonCode: 'REFUSED_BY_SHOP',
    endHold: (account, hold, now) => decideVoid(account, { hold, because: 'SHOP' }, now),
  };
}
