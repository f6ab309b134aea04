import { ok } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { callerName, requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { once } from '../../ledger/once.ts';
import { billExpiry, issueBillQr } from '../../qr/bill-qr.ts';
import { deepLink } from '../../qr/deep-link.ts';
import { numberedBill, unnumberedBill } from './counter-order.ts';
import { theirBranch } from './their-branch.ts';

/**
 * A signed QR of one bill, which whoever holds it claims once within 24 hours (E22); the same bill typed by hand is
 * then a duplicate. Problems: NOT_FOUND, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const makeBill: Handler<'POST /v1/staff/bills', Context> = async (request, caller, context) => {
  const { branchId, amountDong, billNumber } = request.body;
  const { programme, staff } = caller;
  const branch = await theirBranch(caller, branchId, context);
  if (!branch.ok) return branch;
  const { miniAppId } = await context.directory.programme(programme);
  const ref =
    billNumber === null
      ? unnumberedBill(branchId, callerName(caller), request.idempotencyKey ?? '')
      : numberedBill(branchId, billNumber);
  const bill = {
    orderId: ref.orderId,
    amount: amountDong,
    branch: branchId,
    issuer: staff.staffId,
    issuedAt: request.receivedAt,
  };
  const content = deepLink(miniAppId, issueBillQr({ keys: context.keys, programme }, bill));
  const body = { content, expiresAt: formatInstant(billExpiry(bill)), amountDong };
  const made = await once(context, { programme, guard: requestGuard(request, caller), member: null }, async () =>
    ok({ writes: [], reply: { status: 201, body } }),
  );
  return answerOf(made);
};
