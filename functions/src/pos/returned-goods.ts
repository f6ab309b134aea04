import { amountOf, lineNets } from '@quaylai/shared/loyalty/eligible';
import type { LineAmount, Order, OrderState } from '@quaylai/shared/loyalty/order';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import { dong } from '@quaylai/shared/words/money';

/** Pieces that came back, as a till or a person counts them. */
interface Returned {
  readonly lines: readonly { readonly line_id: string; readonly qty: number }[];
}

/** Quantities are counted in thousandths: tills sell by the gram at the finest. */
const perPiece = 1_000;

/** Whether a return names a line that the order never had. */
export function unknownLine(pushed: Returned, { lines }: Order): boolean {
  const known = new Set(lines.map((line) => line.lineId));
  return pushed.lines.some((line) => !known.has(line.line_id));
}

/**
 * What goods that came back were sold for, by line: after discounts, before points (C6). A till says how many came back;
 * their value is the line's own, cumulative, so that pieces that come back one by one end at exactly the whole (F03).
 */
export function returnedGoods(
  pushed: Returned,
  order: Order,
  { returned }: OrderState,
  rules: RuleDocument,
): readonly LineAmount[] {
  const sold = new Map(lineNets(order, rules).map(({ line, net }) => [line.lineId, { line, net }]));
  return pushed.lines.map(({ line_id: lineId, qty }) => {
    const known = sold.get(lineId);
    if (known === undefined) throw new Error('a return of a line that was never sold');
    const before = amountOf(returned, lineId);
    return { lineId, net: dong(soldFor(qty, known.line.quantity, known.net, before) - before) };
  });
}

/** What so many more pieces and those that came back before are worth together, rounded half-up once. */
function soldFor(quantity: number, sold: number, net: number, before: number): number {
  const all = BigInt(Math.round(sold * perPiece));
  if (all === 0n || net === 0) return net;
  const earlier = (BigInt(before) * all * 2n + BigInt(net)) / (2n * BigInt(net));
  const together = earlier + BigInt(Math.round(quantity * perPiece));
  if (together >= all) return net;
  return Number((2n * BigInt(net) * together + all) / (2n * all));
}
