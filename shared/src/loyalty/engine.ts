import type { RuleDocument, RuleVersion } from '../programme/rule-document.ts';
import type { HoldId, RedemptionId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import type { Result } from '../words/result.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account, Buckets } from './account.ts';
import { decideAdjust, decideImport, decideRedate, type ImportedPoints, type PolicyChange } from './adjust.ts';
import { bucketsAt } from './buckets.ts';
import type { Decision, OrderDecision } from './decision.ts';
import type { EntryDraft } from './entry-draft.ts';
import { decideEvent, type MemberEvent } from './event.ts';
import { evolve } from './evolve.ts';
import { decideCapture, decideHold, decideVoid, type PaymentHold, type VoidReason } from './hold.ts';
import { type Belongings, decideErase, decideMergeIn, decideMergeOut } from './merge.ts';
import type { Order, PostedOrder } from './order.ts';
import { type CompletedOrder, decideOrder } from './order-completed.ts';
import { decideCancel, decideEdit, decideReturn, type GoodsReturned, type RevisedDecision } from './order-revised.ts';
import { type PaymentRange, paymentRange } from './payment.ts';
import type { Counted, Posting } from './posting.ts';
import { decideGiveBack, decideRedeem, decideRewardHold, type RewardTerms, type Undone } from './redeem.ts';
import { settle } from './settle.ts';
import { type GivenTier, giveTier } from './tier-by-hand.ts';
import { progressAt, type TierProgress } from './tier-progress.ts';
import { reviewTier } from './tier-review.ts';
import { quoteVouchers, type VoucherQuote, type VoucherTerms } from './voucher-quote.ts';

type Answer<Value, Code extends Problem['code']> = Result<Value, Problem<Code>>;

/**
 * The operations at a glance. Each is pure: the account, a command that carries every id, the rules of the business
 * time and the moment of processing go in; postings and the account after them come out, or one problem. A preview is
 * the same call, its answer shown and thrown away.
 */
export interface Engine {
  /** The only change of an account: posting, replaying and verifying fold entries with it (I7). */
  evolve(account: Account, entrySeq: number, postings: readonly Posting[], counted: Counted): Account;
  /** What time has done that no entry says yet; every operation posts it first (C1.2, X06). */
  settle(account: Account, now: Instant): readonly Posting[];
  /** What the member is shown (C1.2). */
  bucketsAt(account: Account, now: Instant): Buckets;
  /** How many points may pay for a bill (C3). */
  paymentRange(account: Account, order: Order, rules: RuleDocument, now: Instant): PaymentRange;
  /** The tier, the way to the next and what keeps this one (C5, CAP28). */
  progressAt(account: Account, rules: RuleDocument, now: Instant): TierProgress;

  /** A completed order: pays by points, earns on the rest, raises the tier (C2, C3, C5). */
  decideOrder(
    account: Account,
    completed: CompletedOrder,
    rules: RuleVersion,
    now: Instant,
  ): Answer<OrderDecision, 'BELOW_MIN' | 'CEILING' | 'INSUFFICIENT_POINTS' | 'HOLD_EXPIRED' | 'HOLD_CLOSED'>;
  /** Goods came back: points restored in proportion, then what was given too much is taken (C6). */
  decideReturn(account: Account, returned: GoodsReturned, rules: RuleVersion, now: Instant): RevisedDecision;
  /** The order never counted (C6, E21). */
  decideCancel(account: Account, posted: PostedOrder, rules: RuleVersion, now: Instant): RevisedDecision;
  /** A corrected order: one adjustment (E19). */
  decideEdit(account: Account, posted: PostedOrder, rules: RuleVersion, now: Instant): RevisedDecision;
  /** Sets points aside to pay for a bill (C3). */
  decideHold(
    account: Account,
    hold: PaymentHold,
    rules: RuleDocument,
    now: Instant,
  ): Answer<Decision, 'BELOW_MIN' | 'CEILING' | 'INSUFFICIENT_POINTS'>;
  /** Spends a hold, whole or in part (R04, R05). */
  decideCapture(
    account: Account,
    capture: { readonly hold: HoldId; readonly points: Points | null },
    now: Instant,
  ): Answer<Decision, 'HOLD_EXPIRED' | 'HOLD_CLOSED' | 'CEILING'>;
  /** Ends a hold without spending (R06, R14). */
  decideVoid(
    account: Account,
    end: { readonly hold: HoldId; readonly because: VoidReason },
    now: Instant,
  ): Answer<Decision, 'HOLD_EXPIRED' | 'HOLD_CLOSED'>;
  /** Spends points on a voucher at once (decisions 12). */
  decideRedeem(
    account: Account,
    terms: RewardTerms,
    now: Instant,
  ): Answer<Decision, 'REWARD_LIMIT' | 'INSUFFICIENT_POINTS'>;
  /** Sets points aside for a reward at the counter; captured on approval (decisions 12, V13). */
  decideRewardHold(
    account: Account,
    terms: RewardTerms & { readonly hold: HoldId; readonly redemption: RedemptionId },
    rules: RuleDocument,
    now: Instant,
  ): Answer<Decision, 'REWARD_LIMIT' | 'INSUFFICIENT_POINTS'>;
  /** Undoes a redemption: points to their lots, the limit free again (F12, V14). */
  decideGiveBack(account: Account, undone: Undone, now: Instant): Decision;
  /** What vouchers take off a bill, by line (C7). */
  quoteVouchers(
    order: Order,
    vouchers: readonly VoucherTerms[],
  ): Answer<VoucherQuote, 'VOUCHER_MINIMUM' | 'VOUCHER_ALONE'>;

  /** What period ends have done to the tier; every operation with rules posts it first (C5). */
  reviewTier(draft: EntryDraft, rules: RuleVersion, now: Instant): EntryDraft;
  /** Something done that is no purchase: counts for tiers, may give points (C5). */
  decideEvent(account: Account, event: MemberEvent, rules: RuleVersion, now: Instant): Decision;
  /** A tier by hand, a floor until its last day (T11). */
  giveTier(account: Account, given: GivenTier, rules: RuleVersion, now: Instant): Decision;
  /** A correction by hand, never into debt (C11). */
  decideAdjust(
    account: Account,
    change: { readonly points: Points },
    rules: RuleVersion,
    now: Instant,
  ): Answer<Decision, 'INSUFFICIENT_POINTS'>;
  /** Points from a former system (A02). */
  decideImport(account: Account, brought: ImportedPoints, rules: RuleVersion, now: Instant): Decision;
  /** New last days after a change of policy; null when none changes (X09). */
  decideRedate(account: Account, change: PolicyChange, now: Instant): Decision | null;
  /** The two sides of a merge (A01). */
  decideMergeOut(account: Account, rules: RuleVersion, now: Instant): Decision & { readonly belongings: Belongings };
  decideMergeIn(account: Account, brought: Belongings, rules: RuleVersion, now: Instant): Decision;
  /** Everything of a member is gone (A04). */
  decideErase(account: Account, now: Instant): Decision;
}

/** @public The compiler's proof that the table of contents above is true. */
export const engine: Engine = {
  evolve,
  settle,
  bucketsAt,
  paymentRange,
  progressAt,
  decideOrder,
  decideReturn,
  decideCancel,
  decideEdit,
  decideHold,
  decideCapture,
  decideVoid,
  decideRedeem,
  decideRewardHold,
  decideGiveBack,
  quoteVouchers,
  reviewTier,
  decideEvent,
  giveTier,
  decideAdjust,
  decideImport,
  decideRedate,
  decideMergeOut,
  decideMergeIn,
  decideErase,
};
