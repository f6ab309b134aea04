import type { PushedOrder } from '@quaylai/shared/api/webhook-routes';
import { billTotal } from '@quaylai/shared/loyalty/eligible';
import type { Order, OrderLine } from '@quaylai/shared/loyalty/order';
import { priceOrder } from '@quaylai/shared/loyalty/price-order';
import type { VoucherTerms } from '@quaylai/shared/loyalty/voucher-quote';
import { type Dong, dong, dongMax, noDong, sumDong } from '@quaylai/shared/words/money';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { amountIn, parseDecimal, roundToDong, times } from './decimal.ts';

/** Why a push is kept for a person to look at instead of being posted: its own numbers do not agree. */
export type Oddity =
  | 'AMOUNT_OUT_OF_RANGE'
  | 'AMOUNT_NEGATIVE'
  | 'DISCOUNT_OVER_PRICE'
  | 'LINE_ID_TWICE'
  | 'TOTAL_MISMATCH'
  | 'VOUCHER_MINIMUM'
  | 'VOUCHER_ALONE';

type PushedLine = PushedOrder['lines'][number];

/**
 * The engine's order from a pushed one: each amount rounded half-up by itself (E26), quantity × unit price multiplied
 * exactly before its one rounding. Problems: the `Oddity` that sends it to quarantine (pos-formats.md).
 * Its vouchers come off at the end (C7): a till prices its own discounts, a tier's among them, but not ours.
 * `businessTime` is the till's time or, when its clock ran ahead, the time of arrival (C1.7).
 */
export function canonicalOrder(
  pushed: PushedOrder,
  source: string,
  businessTime: Instant,
  vouchers: readonly VoucherTerms[] = [],
): Result<Order, Oddity> {
  const lines = pushed.lines.map(canonicalLine);
  const others = [pushed.order_discount, pushed.shipping, pushed.surcharge, pushed.total].map(amountIn);
  const amounts = [...lines.flatMap(({ gross, discount }) => [gross, discount]), ...others];
  if (amounts.some((amount) => amount === null)) return refuse('AMOUNT_OUT_OF_RANGE');
  if (amounts.some((amount) => amount !== null && amount < 0)) return refuse('AMOUNT_NEGATIVE');
  const [orderDiscount = noDong, shipping = noDong, surcharge = noDong, total = noDong] = others as Dong[];
  const order: Order = {
    ref: { source, orderId: pushed.source_id },
    revision: pushed.revision,
    businessTime,
    branch: pushed.branch_ref ?? null,
    lines: lines as OrderLine[],
    orderDiscount,
    extras: dong(shipping + surcharge),
  };
  const unsound = oddityOf(order);
  if (unsound !== null) return refuse(unsound);
  const priced = priceOrder(order, { tier: null, vouchers });
  if (!priced.ok) return refuse(priced.problem.code);
  // Each amount may have been rounded by up to half a đồng, on their side and on ours.
  const roundedAmounts = 2 * lines.length + 4;
  const differs = Math.abs(billTotal(priced.value.order) - total) > roundedAmounts;
  return differs ? refuse('TOTAL_MISMATCH') : ok(priced.value.order);
}

function canonicalLine(line: PushedLine) {
  const quantity = parseDecimal(line.qty);
  const price = parseDecimal(line.unit_price);
  return {
    lineId: line.line_id,
    sku: line.sku ?? null,
    category: line.category ?? null,
    quantity: line.qty,
    gross: quantity === null || price === null ? null : roundToDong(times(quantity, price)),
    discount: amountIn(line.line_discount),
    isGiftCard: line.is_gift_card ?? false,
  };
}

function oddityOf(order: Order): Oddity | null {
  const { lines, orderDiscount, extras } = order;
  if (new Set(lines.map((line) => line.lineId)).size < lines.length) return 'LINE_ID_TWICE';
  if (lines.some((line) => line.discount > line.gross)) return 'DISCOUNT_OVER_PRICE';
  const gross = sumDong(lines.map((line) => line.gross));
  if (gross + extras > dongMax) return 'AMOUNT_OUT_OF_RANGE';
  const goods = gross - sumDong(lines.map((line) => line.discount));
  return orderDiscount > goods ? 'DISCOUNT_OVER_PRICE' : null;
}
