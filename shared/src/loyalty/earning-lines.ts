import type { RuleDocument } from '../programme/rule-document.ts';
import { type Dong, dong, noDong } from '../words/money.ts';
import { amountOf, type LineNet, lineNets, paidShares } from './eligible.ts';
import type { LineAmount, Order, OrderLine } from './order.ts';
import { floorOf, type Ratio, ratio, sumRatios, zero } from './ratio.ts';

/** One line of a bill with what has come back of it: exact, so that returns in any pieces end at the same place. */
export interface EarningLine {
  readonly line: OrderLine;
  /** Net of discounts, before points. */
  readonly net: Dong;
  /** The share of it that points paid. */
  readonly paid: Dong;
  readonly returned: Dong;
  /** E of what the customer kept: what may still earn (C2). */
  readonly eligible: Ratio;
}

export function earningLines(
  order: Order,
  paidByPoints: Dong,
  returned: readonly LineAmount[],
  rules: RuleDocument,
): readonly EarningLine[] {
  const nets = lineNets(order, rules);
  const paid = paidShares(nets, paidByPoints);
  return nets.map((line, place) => earningLine(line, paid[place] ?? noDong, amountOf(returned, line.line.lineId)));
}

function earningLine({ line, net, qualifies }: LineNet, paid: Dong, returned: Dong): EarningLine {
  const kept = net - returned;
  if (kept < 0) throw new Error(`more came back of line ${line.lineId} than was sold`);
  const eligible = qualifies && net > 0 ? ratio(BigInt(net - paid) * BigInt(kept), net) : zero;
  return { line, net, paid, returned, eligible };
}

/** ΣE in whole đồng: what counts as net spend. */
export function eligibleDong(lines: readonly EarningLine[]): Dong {
  return dong(floorOf(sumRatios(lines.map((line) => line.eligible))));
}

/** The value in đồng, exact, of the points that paid for what came back (C6). */
export function paidOnReturned(lines: readonly EarningLine[]): Ratio {
  return sumRatios(
    lines.map(({ net, paid, returned }) => (net === 0 ? zero : ratio(BigInt(paid) * BigInt(returned), net))),
  );
}

/** Nothing of the order is kept. */
export function isWhole(lines: readonly EarningLine[]): boolean {
  return lines.every(({ net, returned }) => returned === net);
}
