import type { RuleDocument } from '../programme/rule-document.ts';
import { type Dong, dong, noDong, sumDong } from '../words/money.ts';
import type { LineAmount, Order, OrderLine } from './order.ts';
import { shareOut } from './shares.ts';

/** One line of a bill, from shelf price to what may earn. */
export interface LineNet {
  readonly line: OrderLine;
  /** After the line's own discount, its share of the order's and its vouchers; before points. */
  readonly net: Dong;
  /** Excluded goods and gift cards neither earn nor can be paid by points. */
  readonly qualifies: boolean;
}

/** Each line after discounts: an order discount spreads over all lines, a voucher over those it covers (C2, E06, V12). */
export function lineNets(order: Order, rules: RuleDocument): readonly LineNet[] {
  return discountedLines(order).map(({ line, net }) => ({
    line,
    net: dong(net - amountOf(order.voucherDiscounts ?? [], line.lineId)),
    qualifies: qualifies(line, rules),
  }));
}

/** Lines after their own and the order's discount, before vouchers. */
export function discountedLines(order: Order): readonly { readonly line: OrderLine; readonly net: Dong }[] {
  const afterOwn = order.lines.map((line) => dong(line.gross - line.discount));
  const shares = shareOut(order.orderDiscount, afterOwn);
  return order.lines.map((line, place) => ({ line, net: dong((afterOwn[place] ?? 0) - (shares[place] ?? 0)) }));
}

export function amountOf(amounts: readonly LineAmount[], lineId: string): Dong {
  return sumDong(amounts.filter((amount) => amount.lineId === lineId).map((amount) => amount.net));
}

function qualifies(line: OrderLine, { exclusions }: RuleDocument): boolean {
  if (line.isGiftCard) return false;
  if (line.sku !== null && exclusions.skus.includes(line.sku)) return false;
  return line.category === null || !exclusions.categories.includes(line.category);
}

/** What points may pay for: the lines that qualify, after discounts (C2, R12). */
export function payableByPoints(nets: readonly LineNet[]): Dong {
  return sumDong(nets.filter((line) => line.qualifies).map((line) => line.net));
}

/** How much of each line points paid (C2): only of lines that qualify, by largest remainder. */
export function paidShares(nets: readonly LineNet[], paidByPoints: Dong): readonly Dong[] {
  return shareOut(
    paidByPoints,
    nets.map((line) => (line.qualifies ? line.net : noDong)),
  );
}

/** What the customer pays in all before points: lines after discounts, and extras. */
export function billTotal(order: Order): Dong {
  return dong(grossTotal(order) - discountTotal(order));
}

export function grossTotal(order: Order): Dong {
  return dong(sumDong(order.lines.map((line) => line.gross)) + order.extras);
}

export function discountTotal(order: Order): Dong {
  const vouchers = sumDong((order.voucherDiscounts ?? []).map((discount) => discount.net));
  return dong(sumDong(order.lines.map((line) => line.discount)) + order.orderDiscount + vouchers);
}
