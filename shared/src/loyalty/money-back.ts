import type { RuleDocument } from '../programme/rule-document.ts';
import { type Dong, dong, sumDong } from '../words/money.ts';
import { type Points, points } from '../words/points.ts';
import { sumParts } from './consume.ts';
import { type EarningLine, paidOnReturned } from './earning-lines.ts';
import { lineNets, payableByPoints } from './eligible.ts';
import type { Order, OrderState } from './order.ts';
import { worthOf } from './payment.ts';
import { floorOf, ratio, times } from './ratio.ts';

/** What the customer gets back for goods: points that paid for them, and money for the rest (C6). */
export interface MoneyBack {
  /** Net of what came back this time. */
  readonly returned: Dong;
  /** Points given back now, and in all. */
  readonly restored: Points;
  readonly restoredInAll: Points;
  /** Money to give; a till's own figure wins, the difference is flagged (C6). */
  readonly cash: Dong;
}

/** What points pay of an order as it now stands; an edit can leave less to pay than points had paid. */
export function paidFor(order: Order, { spent }: OrderState, rules: RuleDocument): Dong {
  return dong(Math.min(worthOf(sumParts(spent), rules), payableByPoints(lineNets(order, rules))));
}

/**
 * Points return in proportion to the value they paid of what came back, counted together and floored once; with the
 * last of the lines they paid for, all the rest returns (F01, F02, F14).
 */
export function moneyBack(lines: readonly EarningLine[], state: OrderState, rules: RuleDocument): MoneyBack {
  const used = sumParts(state.spent);
  const inProportion = floorOf(times(paidOnReturned(lines), ratio(1, rules.payment.dongPerPoint)));
  const allBack = lines.every(({ paid, net, returned }) => paid === 0 || returned === net);
  const inAll = Math.max(state.restored, Math.min(used, allBack ? used : inProportion));
  const restored = points(inAll - state.restored);
  const before = sumDong(state.returned.map(({ net }) => net));
  const returned = dong(Math.max(0, sumDong(lines.map((line) => line.returned)) - before));
  return { returned, restored, restoredInAll: points(inAll), cash: cashFor(returned, restored, rules) };
}

// A point given back for shares of several returns can be worth more than the last of them: that one pays no money.
function cashFor(returned: Dong, restored: Points, rules: RuleDocument): Dong {
  return dong(Math.max(0, returned - worthOf(restored, rules)));
}
