import { createHash } from 'node:crypto';
import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import { billTotal } from '@quaylai/shared/loyalty/eligible';
import type { Order } from '@quaylai/shared/loyalty/order';
import { decideOrder, type PaymentProblem } from '@quaylai/shared/loyalty/order-completed';
import { paymentRange, worthOf } from '@quaylai/shared/loyalty/payment';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import { type Dong, dong } from '@quaylai/shared/words/money';
import { noPoints, type Points } from '@quaylai/shared/words/points';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { OrderMeeting } from '../../budgets/post-order.ts';

/** What a bill does to a member, to the point: shown before, and posted if nothing changed meanwhile. */
export interface BillDecision extends OrderDecision {
  readonly facts: BillFacts;
}

export interface BillFacts {
  readonly grossDong: Dong;
  readonly eligibleDong: Dong;
  readonly multiplierPercent: number;
  readonly pointsUsed: Points;
  readonly pointsUsableMax: Points;
  readonly pointsEarned: Points;
  readonly payDong: Dong;
  /** The tier's name after this bill, when it rises. */
  readonly tierReached: string | null;
  readonly hash: string;
}

/**
 * Previewing and posting are this one call (decisions 16), so that a screen cannot promise what the ledger does not do.
 * Problems: BELOW_MIN (R09), CEILING (E05, R08), INSUFFICIENT_POINTS (R01).
 */
export function decideBill(
  account: Account,
  { bill, order }: { readonly bill: BillInput; readonly order: Order },
  { rules, now, claims }: OrderMeeting,
): Result<BillDecision, PaymentProblem> {
  const payment = bill.pointsUsed === 0 ? null : { points: bill.pointsUsed, hold: null };
  const decided = decideOrder(account, { order, payment, claims }, rules, now);
  if (!decided.ok) return decided;
  const shown = factsOf(account, order, bill.pointsUsed, decided.value, rules, now);
  return ok({ ...decided.value, facts: { ...shown, hash: hashOf(bill, shown, rules.version) } });
}

function factsOf(
  account: Account,
  order: Order,
  pointsUsed: Points,
  { order: posted, account: after }: OrderDecision,
  { document }: RuleVersion,
  now: Instant,
): Omit<BillFacts, 'hash'> {
  const total = billTotal(order);
  const { min, max } = paymentRange(account, order, document, now);
  return {
    grossDong: total,
    eligibleDong: posted.eligible,
    multiplierPercent: posted.multiplierPercent,
    pointsUsed,
    pointsUsableMax: max < min ? noPoints : max,
    pointsEarned: posted.earned,
    payDong: dong(total - worthOf(pointsUsed, document)),
    tierReached: after.tier.id === account.tier.id ? null : tierRule(document, after.tier.id).name,
  };
}

/** Stands for what the cashier saw. Another bill of the member in between may change the tier, never unnoticed. */
function hashOf({ visit: _, ...bill }: BillInput, shown: Omit<BillFacts, 'hash'>, ruleVersion: number): string {
  const { pointsUsableMax: __, ...promised } = shown;
  return createHash('sha256')
    .update(JSON.stringify([bill, promised, ruleVersion]))
    .digest('base64url');
}
