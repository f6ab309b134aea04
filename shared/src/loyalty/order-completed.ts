import type { RuleVersion } from '../programme/rule-document.ts';
import type { HoldId } from '../words/ids.ts';
import { noPoints, type Points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result } from '../words/result.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { captureHold, captureNow } from './capture.ts';
import { ordersIn, spendIn } from './counters.ts';
import type { OrderDecision } from './decision.ts';
import { earnArithmetic, earnPosting, pointsEarned } from './earn.ts';
import { addPostings, closeEntry, type EntryDraft, entrySeqOf, nextLot, openEntry } from './entry-draft.ts';
import type { Order } from './order.ts';
import { checkPayment, paymentRange, worthOf } from './payment.ts';
import { periodOf, tierAt, tierRule, upgradeBy } from './tiers.ts';

/** Points that pay for a bill: from a hold, or at once when the customer confirmed at the counter (`hold` null). */
export interface PointsPayment {
  readonly points: Points;
  readonly hold: HoldId | null;
}

export interface CompletedOrder {
  readonly order: Order;
  readonly payment: PointsPayment | null;
}

export type PaymentProblem = Problem<'BELOW_MIN' | 'CEILING' | 'INSUFFICIENT_POINTS' | 'HOLD_EXPIRED' | 'HOLD_CLOSED'>;

/**
 * A completed order: spends the points that pay for it, earns on the rest at the tier of its business time, and raises
 * the tier at once (C2, C3, C5). `rules` are those in force at the order's business time (E25). A preview is this call.
 * Problems: BELOW_MIN (R09), CEILING (E05, R08), INSUFFICIENT_POINTS (R01), HOLD_EXPIRED (R04), HOLD_CLOSED (R06).
 */
export function decideOrder(
  account: Account,
  { order, payment }: CompletedOrder,
  rules: RuleVersion,
  now: Instant,
): Result<OrderDecision, PaymentProblem> {
  const paid = pay(openEntry(account, now), order, payment, rules, now);
  return paid.ok ? ok(earn(paid.value, order, payment?.points ?? noPoints, rules)) : paid;
}

function pay(
  draft: EntryDraft,
  order: Order,
  payment: PointsPayment | null,
  { document }: RuleVersion,
  now: Instant,
): Result<EntryDraft, PaymentProblem> {
  if (payment === null) return ok(draft);
  if (payment.hold !== null) return captureHold(draft, payment.hold, payment.points, now);
  const allowed = checkPayment(payment.points, paymentRange(draft.account, order, document, now));
  return allowed.ok ? ok(captureNow(draft, allowed.value, now)) : allowed;
}

function earn(paid: EntryDraft, order: Order, spent: Points, { version, document }: RuleVersion): OrderDecision {
  const { businessTime } = order;
  const tierThen = tierAt(paid.account, businessTime);
  const { multiplierPercent } = tierRule(document, tierThen);
  const arithmetic = earnArithmetic(order, worthOf(spent, document), multiplierPercent, document);
  const earned = pointsEarned(arithmetic);
  const { eligible } = arithmetic;

  const upgrade = upgradeBy(paid.account, eligible, businessTime, document);
  const earning = earnPosting(earned, businessTime, document);
  const draft = addPostings(paid, upgrade === null ? [earning] : [earning, upgrade]);
  const period = periodOf(businessTime);
  const counted = { counters: { [spendIn(period)]: eligible, [ordersIn(period)]: 1 }, orderAt: businessTime };
  return {
    ...closeEntry(draft, { counted, tierThen, arithmetic }),
    order: {
      revision: order.revision,
      entrySeq: entrySeqOf(draft),
      ruleVersion: version,
      tierThen,
      multiplierPercent,
      eligible,
      earned,
      spent: draft.postings.flatMap((posting) => (posting.kind === 'CAPTURE' ? posting.parts : [])),
      lot: earned === 0 ? null : nextLot(paid),
    },
  };
}
