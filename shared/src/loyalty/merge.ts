import type { RuleVersion } from '../programme/rule-document.ts';
import type { LotId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account, LotPart, TierStanding } from './account.ts';
import { partOf, sumParts } from './consume.ts';
import { type CounterKey, type Counters, expiredOf } from './counters.ts';
import type { Decision } from './decision.ts';
import { addPostings, closeEntry, type EntryDraft, entrySeqOf, openEntry } from './entry-draft.ts';
import { mergedLotId } from './lots.ts';
import type { OrderState } from './order.ts';
import type { Posting } from './posting.ts';
import { tierChange } from './tier-change.ts';
import { reviewTier } from './tier-review.ts';
import { upgradeBy } from './tier-upgrade.ts';
import { levelOf } from './tiers.ts';

/** All that a member takes along into another. */
export interface Belongings {
  readonly parts: readonly LotPart[];
  readonly debt: Points;
  readonly counters: Counters;
  readonly lastOrderAt: Instant | null;
  readonly lifetimeEarned: Points;
  readonly lifetimeSpent: Points;
  readonly tier: TierStanding;
}

/** Closes a member that is merged into another: holds end, and everything moves out (A01). */
export function decideMergeOut(
  account: Account,
  rules: RuleVersion,
  now: Instant,
): Decision & { readonly belongings: Belongings } {
  const draft = endHolds(reviewTier(openEntry(account, now), rules, now));
  const { lots, debt, counters, lastOrderAt, lifetimeEarned, lifetimeSpent, tier } = draft.account;
  const parts = lots.map(partOf);
  const out: Posting = { kind: 'MERGE_OUT', points: sumParts(parts), parts, debt };
  const belongings = { parts, debt, counters, lastOrderAt, lifetimeEarned, lifetimeSpent, tier };
  return { ...closeEntry(addPostings(draft, [out]), now), belongings };
}

/**
 * Takes in what a merged member brings: lots keep their last days, debt is repaid from all lots together, and the
 * better tier stays (A01). That it happens once is the guard's to see to.
 */
export function decideMergeIn(account: Account, brought: Belongings, rules: RuleVersion, now: Instant): Decision {
  const opened = reviewTier(openEntry(account, now), rules, now);
  const seq = entrySeqOf(opened);
  const parts = brought.parts.map((part) => ({ ...part, lot: mergedLotId(seq, part.lot) }));
  const { debt, lifetimeEarned: earned, lifetimeSpent: used } = brought;
  const joined: Posting = { kind: 'MERGE_IN', points: sumParts(parts), parts, debt, earned, used };
  const better = betterTier(addPostings(opened, [joined]), brought.tier, rules, now);
  const counters = renamed(brought.counters, seq);
  const upgrade = upgradeBy(better, { counters }, now, rules, now);
  const counted = { counters: { ...counters, ...upgrade.counters } };
  const orderAt = brought.lastOrderAt === null ? {} : { orderAt: brought.lastOrderAt };
  return closeEntry(upgrade.draft, now, { counted: { ...counted, ...orderAt } });
}

/** An order of the merged member as the survivor knows it: its lots by their new names. */
export function orderAfterMerge(state: OrderState, mergeSeq: number): OrderState {
  return {
    ...state,
    lots: state.lots.map((lot) => mergedLotId(mergeSeq, lot)),
    spent: state.spent.map((part) => ({ ...part, lot: mergedLotId(mergeSeq, part.lot) })),
  };
}

/** Erases a member: open holds end, pending and live lots and any debt are gone (A04). */
export function decideErase(account: Account, now: Instant): Decision {
  const draft = endHolds(openEntry(account, now));
  const parts = draft.account.lots.map(partOf);
  const gone: Posting = { kind: 'ERASE', points: sumParts(parts), parts, debt: draft.account.debt };
  return closeEntry(addPostings(draft, [gone]), now);
}

function endHolds(draft: EntryDraft): EntryDraft {
  return draft.account.holds.reduce(
    (state, { id, parts }) =>
      addPostings(state, [{ kind: 'RELEASE', hold: id, points: sumParts(parts), parts, because: 'CUSTOMER' }]),
    draft,
  );
}

/** The better of two standings stays; equal ones keep the later last day. */
function betterTier(draft: EntryDraft, other: TierStanding, rules: RuleVersion, now: Instant): EntryDraft {
  const { tier } = draft.account;
  const above = levelOf(rules.document, other.id) - levelOf(rules.document, tier.id);
  const lastsLonger = other.lastDay !== null && tier.lastDay !== null && other.lastDay > tier.lastDay;
  if (above < 0 || (above === 0 && !lastsLonger)) return draft;
  const change = { ...tierChange(draft.account, other, now), since: other.since, manual: other.manual };
  return addPostings(draft, [change]);
}

const expiredPrefix = 'expired:';

// What expired of a lot is known by the lot's new name: a late return of its order takes back no more than the rest (F10).
function renamed(counters: Counters, mergeSeq: number): Counters {
  const byNewName = (Object.entries(counters) as [CounterKey, number][]).map(([key, count]): [CounterKey, number] =>
    key.startsWith(expiredPrefix)
      ? [expiredOf(mergedLotId(mergeSeq, key.slice(expiredPrefix.length) as LotId)), count]
      : [key, count],
  );
  return Object.fromEntries(byNewName);
}
