import type { RuleVersion } from '../programme/rule-document.ts';
import type { HoldId, TierId } from '../words/ids.ts';
import { noPoints, type Points, points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result } from '../words/result.ts';
import { type Instant, localDateOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { type Claims, campaignsMet, type MetCampaign } from './campaigns.ts';
import { captureHold, captureNow } from './capture.ts';
import { bonusFrom, type Counters, counterOf, earnedOn, usesOf } from './counters.ts';
import type { OrderDecision } from './decision.ts';
import { type CreditTerms, creditPosting, earnArithmetic } from './earn.ts';
import { type EarnBasis, type Earned, earnOf, totalOf } from './earn-formula.ts';
import { earningLines } from './earning-lines.ts';
import { addPostings, closeEntry, type EntryDraft, entrySeqOf, openEntry } from './entry-draft.ts';
import { inactivityDeadline } from './expiry.ts';
import { lotId } from './lots.ts';
import type { AppliedCampaign, Order, OrderState } from './order.ts';
import { checkPayment, paymentRange, worthOf } from './payment.ts';
import type { Counted, Posting } from './posting.ts';
import { countedFor } from './tier-counting.ts';
import { reviewTier } from './tier-review.ts';
import { upgradeBy } from './tier-upgrade.ts';
import { tierAt, tierRule } from './tiers.ts';

/** Points that pay for a bill: from a hold, or at once when the customer confirmed at the counter (`hold` null). */
export interface PointsPayment {
  readonly points: Points;
  readonly hold: HoldId | null;
}

export interface CompletedOrder {
  readonly order: Order;
  readonly payment: PointsPayment | null;
  /**
   * What was claimed of shared budgets. Left out is nothing, so that no budget is ever overspent by forgetting (I10);
   * PREVIEW assumes enough, and the answer's `budgets` say what to claim (decisions 4).
   */
  readonly claims?: Claims | 'PREVIEW';
}

export type PaymentProblem = Problem<'BELOW_MIN' | 'CEILING' | 'INSUFFICIENT_POINTS' | 'HOLD_EXPIRED' | 'HOLD_CLOSED'>;

/**
 * A completed order: spends the points that pay for it, earns on the rest at the tier of its business time with the
 * campaigns it meets, and raises the tier at once (C2, C3, C5, C8). `rules` are those in force at the order's business
 * time (E25). A preview is this call.
 * Problems: BELOW_MIN (R09), CEILING (E05, R08), INSUFFICIENT_POINTS (R01), HOLD_EXPIRED (R04), HOLD_CLOSED (R06).
 */
export function decideOrder(
  account: Account,
  completed: CompletedOrder,
  rules: RuleVersion,
  now: Instant,
): Result<OrderDecision, PaymentProblem> {
  const paid = pay(reviewTier(openEntry(account, now), rules, now), completed, rules, now);
  return paid.ok ? ok(earn(paid.value, completed, rules, now)) : paid;
}

function pay(
  draft: EntryDraft,
  { order, payment }: CompletedOrder,
  { document }: RuleVersion,
  now: Instant,
): Result<EntryDraft, PaymentProblem> {
  if (payment === null) return ok(draft);
  if (payment.hold !== null) return captureHold(draft, payment.hold, payment.points);
  const allowed = checkPayment(payment.points, paymentRange(draft.account, order, document, now));
  return allowed.ok ? ok(captureNow(draft, allowed.value, now)) : allowed;
}

function earn(paid: EntryDraft, completed: CompletedOrder, rules: RuleVersion, now: Instant): OrderDecision {
  const { order, payment } = completed;
  const { businessTime } = order;
  const tierThen = tierAt(paid.account, businessTime);
  const paidByPoints = worthOf(payment?.points ?? noPoints, rules.document);
  const basis = basisOf(paid.account, completed, tierThen, rules, now);
  const earned = earnOf(basis);

  const counted = countedBy(paid.account, order, earned, rules);
  const credits = creditsFor(earned, { businessTime, tierThen, lastOrderAt: latestOrder(paid.account, order) }, rules);
  const afterCredits = addPostings(paid, credits);
  const upgrade = upgradeBy(afterCredits, counted, businessTime, rules, now);
  const { draft } = upgrade;
  const whole = { ...counted, counters: { ...counted.counters, ...upgrade.counters } };
  const arithmetic = earnArithmetic(order, paidByPoints, basis, earned);
  return {
    ...closeEntry(draft, now, { counted: whole, tierThen, arithmetic }),
    order: stateOf(paid, draft, completed, { basis, earned, tierThen, rules }),
    budgets: earned.campaigns.map(({ campaign, given }) => ({ campaign, points: given })),
  };
}

function basisOf(
  account: Account,
  { order, payment, claims }: CompletedOrder,
  tierThen: TierId,
  { document }: RuleVersion,
  now: Instant,
): EarnBasis {
  const { capPerDay } = document.earn;
  const today = counterOf(account.counters, earnedOn(localDateOf(order.businessTime)));
  return {
    lines: earningLines(order, worthOf(payment?.points ?? noPoints, document), [], document),
    tierPercent: tierRule(document, tierThen).multiplierPercent,
    campaigns: campaignsMet(document.campaigns, account, { order, tierThen, now, claims: claims ?? [] }),
    dayAllowance: capPerDay === null ? null : points(Math.max(0, capPerDay - today)),
    earn: document.earn,
  };
}

function latestOrder({ lastOrderAt }: Account, { businessTime }: Order): Instant {
  return lastOrderAt !== null && lastOrderAt > businessTime ? lastOrderAt : businessTime;
}

/** The earn first, posted even when it is zero so that history shows the order (E03), then each fixed bonus (E13). */
function creditsFor(earned: Earned, terms: CreditTerms, rules: RuleVersion): readonly Posting[] {
  const bonuses = earned.bonuses.map(({ given }) => creditPosting('BONUS', given, terms, rules));
  return [creditPosting('EARN', earned.earned, terms, rules), ...bonuses];
}

function countedBy(account: Account, order: Order, earned: Earned, { document }: RuleVersion): Counted {
  const day = localDateOf(order.businessTime);
  const total = totalOf(earned);
  const campaigns = earned.campaigns.filter(({ given }) => given > 0);
  const counters: Counters = {
    ...countedFor(account, { spend: earned.eligible, orders: 1 }, order.businessTime, document),
    ...(document.earn.capPerDay === null ? {} : { [earnedOn(day)]: total }),
    ...Object.fromEntries(campaigns.map(({ campaign }) => [usesOf(campaign), 1])),
    ...Object.fromEntries(campaigns.map(({ campaign, given }) => [bonusFrom(campaign), given])),
  };
  const { expiry } = document;
  const orderAt = order.businessTime;
  if (expiry.kind !== 'INACTIVITY') return { counters, orderAt };
  return { counters, orderAt, activeUntil: inactivityDeadline(expiry.months, latestOrder(account, order)) };
}

function stateOf(
  paid: EntryDraft,
  posted: EntryDraft,
  { order }: CompletedOrder,
  { basis, earned, tierThen, rules }: { basis: EarnBasis; earned: Earned; tierThen: TierId; rules: RuleVersion },
): OrderState {
  const firstCredit = paid.postings.length;
  const credits = posted.postings.slice(firstCredit, firstCredit + 1 + earned.bonuses.length);
  return {
    revision: order.revision,
    entrySeq: entrySeqOf(posted),
    ruleVersion: rules.version,
    tierThen,
    multiplierPercent: basis.tierPercent,
    eligible: earned.eligible,
    earned: totalOf(earned),
    taken: noPoints,
    spent: paid.postings.flatMap((posting) => (posting.kind === 'CAPTURE' ? posting.parts : [])),
    restored: noPoints,
    lots: credits.flatMap((credit, place) =>
      'points' in credit && credit.points > 0 ? [lotId(entrySeqOf(posted), firstCredit + place)] : [],
    ),
    campaigns: basis.campaigns.map((met) => appliedOf(met, earned)),
    dayAllowance: basis.dayAllowance,
    returned: [],
    whole: false,
    cancelled: false,
  };
}

// Also what gave nothing: a return can bring an exclusive campaign below its minimum, and the others count again.
function appliedOf({ rule, granted }: MetCampaign, { campaigns }: Earned): AppliedCampaign {
  const given = campaigns.find(({ campaign }) => campaign === rule.id)?.given ?? noPoints;
  return { campaign: rule.id, granted, given };
}
