import type { RuleDocument } from '../programme/rule-document.ts';
import { type Dong, dong, sumDong } from '../words/money.ts';
import { noPoints, type Points, points } from '../words/points.ts';
import { type Instant, localDateOf, startOf } from '../words/vietnam-time.ts';
import type { EarnArithmetic } from './decision.ts';
import { billTotal, discountTotal, eligibleNets, grossTotal, lineNets } from './eligible.ts';
import { lastDayOfLot } from './expiry.ts';
import { floorDivision } from './floor-division.ts';
import type { Order } from './order.ts';
import type { Credit } from './posting.ts';

/**
 * The numbers of an earn (C2). `paidByPoints` is what points pay of this bill, `multiplierPercent` that of the tier
 * just before it.
 */
export function earnArithmetic(
  order: Order,
  paidByPoints: Dong,
  multiplierPercent: number,
  rules: RuleDocument,
): EarnArithmetic {
  const eligible = sumDong(eligibleNets(lineNets(order, rules), paidByPoints));
  return {
    kind: 'EARN',
    gross: grossTotal(order),
    discounts: discountTotal(order),
    excluded: dong(billTotal(order) - paidByPoints - eligible),
    paidByPoints,
    eligible,
    dongPerPoint: rules.earn.dongPerPoint,
    multiplierPercent,
    reason: eligible < rules.earn.minimumInvoiceDong ? 'BELOW_MIN_INVOICE' : null,
  };
}

/** One floor per order: floor(ΣE × multiplier ÷ đồng per point), never a floor per line (C2, E07, E08, E27). */
export function pointsEarned({ eligible, multiplierPercent, dongPerPoint, reason }: EarnArithmetic): Points {
  if (reason !== null) return noPoints;
  return points(floorDivision(BigInt(eligible) * BigInt(multiplierPercent), 100n * BigInt(dongPerPoint)));
}

/** The posting of an earn. Points count from the start of the business day, whatever moment the bill arrives (C2). */
export function earnPosting(earned: Points, businessTime: Instant, rules: RuleDocument): Credit {
  const availableOn = localDateOf(businessTime);
  const lastDay = lastDayOfLot(rules.expiry, availableOn);
  return { kind: 'EARN', points: earned, availableAt: startOf(availableOn), lastDay };
}
