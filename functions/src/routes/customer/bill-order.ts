import type { Order } from '@quaylai/shared/loyalty/order';
import { noDong } from '@quaylai/shared/words/money';
import type { BillQr } from '../../qr/bill-qr.ts';
import { counterSource } from '../staff/counter-order.ts';

/** The order behind a bill's QR: one line of the whole amount, at the time and branch where the bill was made (E22). */
export function orderOfBillQr({ orderId, amount, branch, issuedAt }: BillQr): Order {
  const line = { lineId: '1', sku: null, category: null, quantity: 1, gross: amount, discount: noDong };
  return {
    ref: { source: counterSource, orderId },
    revision: 0,
    businessTime: issuedAt,
    branch,
    lines: [{ ...line, isGiftCard: false }],
    orderDiscount: noDong,
    extras: noDong,
  };
}
