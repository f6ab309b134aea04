import type { RuleDocument, RuleVersion } from '../programme/rule-document.ts';
import type { TierId } from '../words/ids.ts';
import { type Dong, dong } from '../words/money.ts';
import type { Points } from '../words/points.ts';
import { addDays, type Instant, localDateOf, startOf } from '../words/vietnam-time.ts';
import type { EarnArithmetic } from './decision.ts';
import { type EarnBasis, type Earned, multipliedParts, totalOf } from './earn-formula.ts';
import { billTotal, discountTotal, grossTotal } from './eligible.ts';
import { lastDayOfLot } from './expiry.ts';
import type { Order } from './order.ts';
import type { Credit } from './posting.ts';
import { tierRule } from './tiers.ts';

/** The numbers of an earn, to keep in its entry (A06). What an ordinary bill does not have is left out. */
export function earnArithmetic(order: Order, paidByPoints: Dong, basis: EarnBasis, earned: Earned): EarnArithmetic {
  const { tierPercent, earn, lines, campaigns } = basis;
  const given = new Set(earned.campaigns.map(({ campaign }) => campaign));
  const active = campaigns.map(({ rule }) => rule).filter((rule) => given.has(rule.id));
  const parts = multipliedParts(lines, tierPercent, active);
  return {
    kind: 'EARN',
    gross: grossTotal(order),
    discounts: discountTotal(order),
    excluded: dong(billTotal(order) - paidByPoints - earned.eligible),
    paidByPoints,
    eligible: earned.eligible,
    dongPerPoint: earn.dongPerPoint,
    multiplierPercent: tierPercent,
    reason: earned.reason,
    earned: totalOf(earned),
    ...(earned.campaigns.length === 0 ? {} : { weighted: parts, campaigns: earned.campaigns }),
    ...(earned.trimmed === 0 ? {} : { trimmed: earned.trimmed }),
  };
}

/** When an order's points can first be spent: 00:00, so many days after its own day (P01). */
export function availableAt(businessTime: Instant, rules: RuleDocument): Instant {
  return startOf(addDays(localDateOf(businessTime), rules.earn.pendingDays));
}

/** A posting that makes a lot for an order. Its life counts from when it is available (C2, C4). */
export function creditPosting(
  kind: 'EARN' | 'BONUS',
  amount: Points,
  { businessTime, tierThen, lastOrderAt }: CreditTerms,
  { document }: RuleVersion,
): Credit {
  const available = availableAt(businessTime, document);
  const expiry = tierRule(document, tierThen).expiry ?? document.expiry;
  const lastDay = lastDayOfLot(expiry, localDateOf(available), lastOrderAt);
  return { kind, points: amount, availableAt: available, lastDay };
}

export interface CreditTerms {
  readonly businessTime: Instant;
  readonly tierThen: TierId;
  /** The latest order of all, this one among them: what inactivity counts from (X08). */
  readonly lastOrderAt: Instant;
}
