import type { Order } from '@quaylai/shared/loyalty/order';
import type { BranchId } from '@quaylai/shared/words/ids';
import { type Dong, noDong } from '@quaylai/shared/words/money';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { counterSource } from './counter-order.ts';

/** A bill of which only what is to be paid is known, for its ceiling; its lines come with the order itself. */
export function payableOrder(
  {
    branchId,
    orderId,
    payableDong,
  }: { readonly branchId: BranchId; readonly orderId: string; readonly payableDong: Dong },
  now: Instant,
): Order {
  const whole = { lineId: '1', sku: null, category: null, quantity: 1, gross: payableDong, discount: noDong };
  return {
    ref: { source: counterSource, orderId },
    revision: 0,
    businessTime: now,
    branch: branchId,
    lines: [{ ...whole, isGiftCard: false }],
    orderDiscount: noDong,
    extras: noDong,
  };
}
