import type { RuleVersion } from '../programme/rule-document.ts';
import { dong, noDong } from '../words/money.ts';
import { type Instant, laterDay } from '../words/vietnam-time.ts';
import type { Account, LotPart } from './account.ts';
import type { Claims } from './campaigns.ts';
import type { Counters } from './counters.ts';
import type { Decision, ReturnArithmetic } from './decision.ts';
import { type Earned, earnOf, totalOf } from './earn-formula.ts';
import { type EarningLine, earningLines, isWhole } from './earning-lines.ts';
import { amountOf, lineNets } from './eligible.ts';
import { addPostings, closeEntry, openEntry } from './entry-draft.ts';
import { inactivityDeadline } from './expiry.ts';
import { moneyBack, paidFor } from './money-back.ts';
import type { LineAmount, Order, OrderState, PostedOrder } from './order.ts';
import { balancePoints } from './points-balance.ts';
import { restorePosting } from './restore.ts';
import { type BudgetChange, budgetChanges, campaignCounters, givenNow, metAgain } from './revised-campaigns.ts';
import { nextToRestore } from './take-back.ts';
import { countedFor } from './tier-counting.ts';
import { loseTier } from './tier-loss.ts';
import { reviewTier } from './tier-review.ts';
import { upgradeBy } from './tier-upgrade.ts';

/** A decision about an order already posted. */
export interface RevisedDecision extends Decision {
  readonly order: OrderState;
  readonly arithmetic: ReturnArithmetic;
  /** What shared budgets are settled by (C8). */
  readonly budgets: readonly BudgetChange[];
}

/** Goods that came back: đồng of each line as sold, after discounts and before points. */
export interface GoodsReturned extends PostedOrder {
  readonly lines: readonly LineAmount[];
}

/**
 * A return of goods, the first or any later one (C6): spent points go back in proportion, then what the order gave too
 * much is taken back, cumulative against the original rule, tier and shares. More than was sold counts as all (F14).
 * `rules` are the version the order was posted by. A preview is this call (N9).
 */
export function decideReturn(
  account: Account,
  { order, state, lines }: GoodsReturned,
  rules: RuleVersion,
  now: Instant,
): RevisedDecision {
  const returned = addReturned(order, state, lines, rules);
  return revise(account, { order, state }, { returned, cancelled: state.cancelled, kind: 'RETURN' }, rules, now);
}

/** The whole of what is left comes back and the order never counted: its campaigns' uses are free again (C6, E21). */
export function decideCancel(account: Account, posted: PostedOrder, rules: RuleVersion, now: Instant): RevisedDecision {
  const { order, state } = posted;
  const returned = earningLines(order, noDong, [], rules.document).map(({ line, net }) => ({
    lineId: line.lineId,
    net,
  }));
  return revise(account, { order, state }, { returned, cancelled: true, kind: 'RETURN' }, rules, now);
}

/** A corrected order, with what was claimed of shared budgets for what it now gives more. */
export interface EditedOrder extends PostedOrder {
  readonly claims?: Claims;
}

/**
 * A corrected order (E19): `order` is the new revision. What it gives now, by the rule and tier it first met, against
 * what it gave: one adjustment. Points that paid for it stay paid, and what came back stays back.
 */
export function decideEdit(
  account: Account,
  { order, state, claims }: EditedOrder,
  rules: RuleVersion,
  now: Instant,
): RevisedDecision {
  const known = { ...state, returned: state.cancelled ? [] : state.returned };
  const returned = addReturned(order, { ...known, returned: [] }, known.returned, rules);
  const revised = { ...known, revision: order.revision };
  return revise(account, { order, state: revised }, { returned, cancelled: false, kind: 'EDIT', claims }, rules, now);
}

/** What a revision of an order means, by its number alone (E20): the source's order of events, never arrival. */
export function judgeRevision({ revision }: OrderState, incoming: number): 'SAME' | 'NEWER' | 'STALE' {
  if (incoming === revision) return 'SAME';
  return incoming > revision ? 'NEWER' : 'STALE';
}

/** What can still come back of each line, after discounts and before points: for whoever takes the goods back. */
export function returnable({ order, state }: PostedOrder, { document }: RuleVersion): readonly LineAmount[] {
  return earningLines(order, noDong, state.returned, document).map(({ line, net, returned }) => ({
    lineId: line.lineId,
    net: dong(net - returned),
  }));
}

interface Revision {
  readonly returned: readonly LineAmount[];
  readonly cancelled: boolean;
  readonly kind: ReturnArithmetic['kind'];
  readonly claims?: Claims | undefined;
}

function revise(
  account: Account,
  { order, state }: PostedOrder,
  { returned, cancelled, kind, claims = [] }: Revision,
  rules: RuleVersion,
  now: Instant,
): RevisedDecision {
  const opened = reviewTier(openEntry(account, now), rules, now);
  const lines = earningLines(order, paidFor(order, state, rules.document), returned, rules.document);
  const campaigns = metAgain(opened.account, state, claims, rules);
  const { multiplierPercent: tierPercent, dayAllowance } = state;
  const earned = earnOf({ lines, tierPercent, campaigns, dayAllowance, earn: rules.document.earn });

  const back = moneyBack(lines, state, rules.document);
  const parts = nextToRestore(keptAlive(state.spent, opened.account, rules), state.restored, back.restored);
  const restored = back.restored === 0 ? opened : addPostings(opened, [restorePosting(opened, parts, now)]);
  const change = balancePoints(restored, { order, state }, { target: totalOf(earned), kind }, rules, now);

  const counters = countedBy(opened.account, { order, state }, earned, lines, rules);
  const settled = loseTier(change.draft, counters, rules, now);
  const grew = earned.eligible > state.eligible;
  const upgrade = grew ? upgradeBy(settled, { counters }, order.businessTime, rules, now) : null;
  const draft = upgrade?.draft ?? settled;
  const arithmetic = { kind, ...back, ...change.sums, eligible: earned.eligible };
  const counted = { counters: { ...counters, ...upgrade?.counters } };
  return {
    ...closeEntry(draft, now, { counted, tierThen: state.tierThen }),
    arithmetic,
    order: { ...change.state, ...stateAfter(state, earned, lines), restored: back.restoredInAll, cancelled },
    budgets: budgetChanges(state, earned),
  };
}

// Under inactivity a lot that was used up would have lived on with the others: what comes back of it does too (X08).
function keptAlive(
  spent: readonly LotPart[],
  { lastOrderAt }: Account,
  { document: { expiry } }: RuleVersion,
): readonly LotPart[] {
  if (expiry.kind !== 'INACTIVITY' || lastOrderAt === null) return spent;
  const deadline = inactivityDeadline(expiry.months, lastOrderAt);
  return spent.map((part) => (part.lastDay === null ? part : { ...part, lastDay: laterDay(part.lastDay, deadline) }));
}

/** What came back so far with what comes back now, at most what was sold (F14). */
function addReturned(
  order: Order,
  { returned }: OrderState,
  now: readonly LineAmount[],
  { document }: RuleVersion,
): readonly LineAmount[] {
  return lineNets(order, document).map(({ line: { lineId }, net }) => {
    const asked = amountOf(returned, lineId) + amountOf(now, lineId);
    return { lineId, net: dong(Math.min(net, asked)) };
  });
}

function stateAfter(state: OrderState, earned: Earned, lines: readonly EarningLine[]) {
  return {
    eligible: earned.eligible,
    whole: isWhole(lines),
    campaigns: state.campaigns.map((applied) => ({ ...applied, given: givenNow(applied, earned) })),
    returned: lines.flatMap(({ line: { lineId }, returned }) => (returned === 0 ? [] : [{ lineId, net: returned }])),
  };
}

/** Spend goes down in the order's own period; an order counts while anything of it is kept (C5). */
function countedBy(
  account: Account,
  { order, state }: PostedOrder,
  earned: Earned,
  lines: readonly EarningLine[],
  { document }: RuleVersion,
): Counters {
  const orders = (isWhole(lines) ? 0 : 1) - (state.whole ? 0 : 1);
  const changes = { spend: earned.eligible - state.eligible, orders };
  return { ...countedFor(account, changes, order.businessTime, document), ...campaignCounters(state, earned) };
}
