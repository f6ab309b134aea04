import { createHash } from 'node:crypto';
import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import { billTotal } from '@quaylai/shared/loyalty/eligible';
import type { Order } from '@quaylai/shared/loyalty/order';
import { decideOrder, type PaymentProblem } from '@quaylai/shared/loyalty/order-completed';
import { paymentRange, worthOf } from '@quaylai/shared/loyalty/payment';
import { type PricedOrder, priceOrder, tierOfBill } from '@quaylai/shared/loyalty/price-order';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import type { RuleVersion, TierRule } from '@quaylai/shared/programme/rule-document';
import type { RedemptionId } from '@quaylai/shared/words/ids';
import { type Dong, dong, noDong } from '@quaylai/shared/words/money';
import { noPoints, type Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { OrderMeeting } from '../../budgets/post-order.ts';
import type { Redemption } from '../../records/redemption.ts';
import { quotedTerms } from '../../records/voucher-terms.ts';

/** What a bill does to a member, to the point: shown before, and posted if nothing changed meanwhile. */
export interface BillDecision extends OrderDecision {
  readonly facts: BillFacts;
  /** The order with everything taken off: the very one that was given when nothing is. */
  readonly priced: Order;
}

/** A bill as it was typed, and the vouchers that go with it. */
export interface BillToDecide {
  readonly bill: BillInput;
  readonly order: Order;
  readonly vouchers: readonly Redemption[];
}

export interface BillFacts {
  readonly grossDong: Dong;
  readonly eligibleDong: Dong;
  readonly multiplierPercent: number;
  readonly pointsUsed: Points;
  readonly pointsUsableMax: Points;
  readonly pointsEarned: Points;
  readonly tierDiscountDong: Dong;
  readonly vouchers: readonly {
    readonly redemptionId: RedemptionId;
    readonly rewardName: string;
    readonly offDong: Dong;
  }[];
  readonly payDong: Dong;
  readonly campaigns: readonly { readonly name: string; readonly duePoints: Points; readonly points: Points }[];
  /** The tier's name and look after this bill, when it rises. */
  readonly tierReached: string | null;
  readonly lookReached: TierRule['look'] | null;
  readonly hash: string;
}

/**
 * Previewing and posting are this one call (decisions 16), so that a screen cannot promise what the ledger does not do.
 * A counter bill gets its tier's discount, then its vouchers, then points pay (C7, decisions 11).
 * Problems: BELOW_MIN (R09), CEILING (E05, R08), INSUFFICIENT_POINTS (R01), VOUCHER_MINIMUM (V05), VOUCHER_ALONE.
 */
export function decideBill(
  account: Account,
  { bill, order, vouchers }: BillToDecide,
  { rules, now, claims }: OrderMeeting,
): Result<BillDecision, PaymentProblem | Problem<'VOUCHER_MINIMUM' | 'VOUCHER_ALONE'>> {
  const tier = tierOfBill(account, order.businessTime, rules, now);
  const price = priceOrder(order, { tier, vouchers: vouchers.map(quotedTerms) });
  if (!price.ok) return price;
  const priced = asUsed(price.value.order, vouchers);
  const payment = bill.pointsUsed === 0 ? null : { points: bill.pointsUsed, hold: null };
  const decided = decideOrder(account, { order: priced, payment, claims }, rules, now);
  if (!decided.ok) return decided;
  const takenOff = { tierDiscountDong: price.value.tierDiscount, vouchers: offEach(price.value, vouchers) };
  const shown = {
    grossDong: billTotal(order),
    ...takenOff,
    ...factsOf(account, priced, bill.pointsUsed, decided.value, rules, now),
  };
  return ok({ ...decided.value, priced, facts: { ...shown, hash: hashOf(bill, shown, rules.version) } });
}

const asUsed = (order: Order, vouchers: readonly Redemption[]): Order =>
  vouchers.length === 0 ? order : { ...order, vouchers: vouchers.map(({ redemptionId }) => redemptionId) };

function offEach({ vouchers: each }: PricedOrder, vouchers: readonly Redemption[]): BillFacts['vouchers'] {
  return vouchers.map(({ redemptionId, rewardName }) => ({
    redemptionId,
    rewardName,
    offDong: each.find(({ code }) => code === redemptionId)?.off ?? noDong,
  }));
}

function factsOf(
  account: Account,
  priced: Order,
  pointsUsed: Points,
  { order: posted, account: after, arithmetic }: OrderDecision,
  { document }: RuleVersion,
  now: Instant,
): Omit<BillFacts, 'hash' | 'grossDong' | 'tierDiscountDong' | 'vouchers'> {
  const { min, max } = paymentRange(account, priced, document, now);
  const reached = after.tier.id === account.tier.id ? null : tierRule(document, after.tier.id);
  return {
    eligibleDong: posted.eligible,
    multiplierPercent: posted.multiplierPercent,
    pointsUsed,
    pointsUsableMax: max < min ? noPoints : max,
    pointsEarned: posted.earned,
    payDong: dong(billTotal(priced) - worthOf(pointsUsed, document)),
    campaigns: bonusesIn(arithmetic),
    tierReached: reached?.name ?? null,
    lookReached: reached?.look ?? null,
  };
}

function bonusesIn(arithmetic: OrderDecision['arithmetic']): BillFacts['campaigns'] {
  if (arithmetic?.kind !== 'EARN') return [];
  const { campaigns = [] } = arithmetic;
  return campaigns.map(({ name, due, given }) => ({ name, duePoints: due, points: given }));
}

/** Stands for what the cashier saw. Another bill of the member in between may change the tier, never unnoticed. */
function hashOf({ visit: _, ...bill }: BillInput, shown: Omit<BillFacts, 'hash'>, ruleVersion: number): string {
  const { pointsUsableMax: __, ...promised } = shown;
  return createHash('sha256')
    .update(JSON.stringify([bill, promised, ruleVersion]))
    .digest('base64url');
}
