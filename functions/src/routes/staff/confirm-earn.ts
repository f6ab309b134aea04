import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { refOfBill } from './counter-order.ts';
import { postBillOnce } from './post-bill.ts';

/**
 * Posts the bill that was previewed: points used and points earned in one entry, once per bill number at the branch,
 * or per request when the bill has none. Problems: NOT_FOUND, INVALID_REQUEST, QR_INVALID, QR_EXPIRED, QR_USED,
 * SELF_APPROVAL (E23), IN_REVIEW, DUPLICATE_BILL, PREVIEW_CHANGED, BELOW_MIN, CEILING, INSUFFICIENT_POINTS, those of
 * its vouchers (V03–V05), IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const confirmEarn: Handler<'POST /v1/staff/earns', Context> = async (request, caller, context) => {
  const { previewHash, ...bill } = request.body;
  const key = request.idempotencyKey ?? '';
  const requestHash = `${key}.${request.requestHash}`;
  const asked = { bill, ref: refOfBill(bill, caller, key), previewHash, reason: null, requestHash };
  return postBillOnce(asked, request.receivedAt, caller, context);
};
