import { checkPayment, paymentRange, worthOf } from '@quaylai/shared/loyalty/payment';
import type { SpendRequestId } from '@quaylai/shared/words/ids';
import { ok, refuse } from '@quaylai/shared/words/result';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { timedId } from '../../ledger/fresh-id.ts';
import { once } from '../../ledger/once.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { newSpendRequestWrite, type SpendRequest, spendRequestMs } from '../../records/spend-requests.ts';
import { spendRequestView } from '../../views/spend-request-view.ts';
import { payableOrder } from './payable-order.ts';
import { theirBranch } from './their-branch.ts';

/**
 * Asks a customer whose QR cannot be scanned to confirm in Zalo that points pay for this bill (S08). Nothing is held:
 * the bill itself is checked again. Problems: NOT_FOUND, BELOW_MIN (R09), CEILING (R08), INSUFFICIENT_POINTS (R01),
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const askToSpend: Handler<'POST /v1/staff/members/{memberId}/spend-requests', Context> = async (
  request,
  caller,
  context,
) => {
  const { programme, staff } = caller;
  const { memberId: member } = request.params;
  const { branchId, points, payableDong } = request.body;
  const branch = await theirBranch(caller, branchId, context);
  if (!branch.ok) return branch;
  const guard = requestGuard(request, caller);
  const outcome = await once(context, { programme, guard, member }, async () => {
    const now = context.clock();
    const { stored, schedule } = await readStanding(context.table, programme, member);
    if (stored === null) return refuse({ code: 'NOT_FOUND' });
    const { document } = await context.rules.versionAt(programme, schedule, now);
    const account = await context.directory.dated(programme, stored);
    const requestId = timedId<SpendRequestId>(context);
    const order = payableOrder({ branchId, orderId: requestId, payableDong }, now);
    const allowed = checkPayment(points, paymentRange(account, order, document, now));
    if (!allowed.ok) return allowed;
    const asked: SpendRequest = {
      requestId,
      member,
      branch: branchId,
      staff: staff.staffId,
      points,
      worth: worthOf(points, document),
      payable: payableDong,
      state: 'PENDING_CUSTOMER',
      decidedAt: null,
      expiresAt: instant(now + spendRequestMs),
    };
    const body = await spendRequestView(context.directory, programme, asked, now);
    return ok({ writes: [newSpendRequestWrite(programme, asked)], reply: { status: 201, body } });
  });
  return answerOf(outcome);
};
