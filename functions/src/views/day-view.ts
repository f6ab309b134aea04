import type { DayTotals as DayView } from '@quaylai/shared/api/counter-models';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import type { DayTotals } from '../projections/read-days.ts';

/** A day's facts. A day that gave back more than it took shows zero: the give-backs belong to earlier days. */
export function dayView(totals: DayTotals): DayView {
  const { day, branchId, orders, membersJoined, redemptions } = totals;
  return {
    day,
    branchId,
    orders,
    spendDong: dong(Math.max(0, totals.spendDong)),
    pointsEarned: points(Math.max(0, totals.pointsEarned)),
    pointsSpent: points(Math.max(0, totals.pointsSpent)),
    membersJoined,
    redemptions,
  };
}
