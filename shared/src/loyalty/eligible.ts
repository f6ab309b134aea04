import type { RuleDocument } from '../programme/rule-document.ts';
import { type Dong, dong, noDong, sumDong } from '../words/money.ts';
import type { Order, OrderLine } from './order.ts';
import { shareOut } from './shares.ts';

/** One line of a bill, from shelf price to what may earn. */
export interface LineNet {
  readonly lineId: string;
  /** After the line's own and its share of the order's discount; before points. */
  readonly net: Dong;
  /** Excluded goods and gift cards neither earn nor can be paid by points. */
  readonly qualifies: boolean;
}

/** Each line after discounts: an order discount spreads over all lines, whether they earn or not (C2, E06). */
export function lineNets(order: Order, rules: RuleDocument): readonly LineNet[] {
  const afterOwn = order.lines.map((line) => dong(line.gross - line.discount));
  const shares = shareOut(order.orderDiscount, afterOwn);
  return order.lines.map((line, place) => ({
    lineId: line.lineId,
    net: dong((afterOwn[place] ?? 0) - (shares[place] ?? 0)),
    qualifies: qualifies(line, rules),
  }));
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

/** E of each line: what is left to earn on after its share of the points payment (C2). */
export function eligibleNets(nets: readonly LineNet[], paidByPoints: Dong): readonly Dong[] {
  const base = nets.map((line) => (line.qualifies ? line.net : noDong));
  const shares = shareOut(paidByPoints, base);
  return base.map((net, line) => dong(net - (shares[line] ?? 0)));
}

/** What the customer pays in all before points: lines after discounts, and extras. */
export function billTotal(order: Order): Dong {
  return dong(grossTotal(order) - discountTotal(order));
}

export function grossTotal(order: Order): Dong {
  return dong(sumDong(order.lines.map((line) => line.gross)) + order.extras);
}

export function discountTotal(order: Order): Dong {
  return dong(sumDong(order.lines.map((line) => line.discount)) + order.orderDiscount);
}
