import type { RuleDocument, RuleVersion } from '../programme/rule-document.ts';
import { addDays, type Instant, localDateOf, startOf } from '../words/vietnam-time.ts';
import type { Account, PastTier } from './account.ts';
import { addCounters, type Counters, counterOf, giftOf } from './counters.ts';
import { creditPosting } from './earn.ts';
import { addPostings, type EntryDraft } from './entry-draft.ts';
import type { Counted, TierChange } from './posting.ts';
import { tierChange } from './tier-change.ts';
import { conditionsOf, type Measured, metConditions, tierReached } from './tier-conditions.ts';
import { withGrace } from './tier-counting.ts';
import { lastDayOfStanding, periodFor, type TierPeriod } from './tier-periods.ts';
import { reviewDue } from './tier-review.ts';
import { levelOf, tierRule } from './tiers.ts';

/** The draft with the tier an event brings at once, and what that adds to the counters. */
export interface Upgrade {
  readonly draft: EntryDraft;
  readonly counters: Counters;
}

/**
 * The upgrade that an event brings at once, if any: levels may be skipped, and only the top one's entry gift is given
 * (T01, T09). `counted` is what the event adds and the account does not have yet.
 */
export function upgradeBy(
  draft: EntryDraft,
  counted: Counted,
  businessTime: Instant,
  rules: RuleVersion,
  now: Instant,
): Upgrade {
  const { account } = draft;
  const measured = { ...account, counters: addCounters(account.counters, counted.counters ?? {}) };
  const change =
    reached(account, measured, businessTime, rules.document) ??
    keptAfterAll(account, measured, businessTime, rules, now);
  if (change === null) return { draft, counters: {} };
  return withGift(addPostings(draft, [change]), change, businessTime, rules);
}

function reached(account: Account, measured: Measured, businessTime: Instant, rules: RuleDocument): TierChange | null {
  const day = localDateOf(businessTime);
  const best = tierReached(measured, periodFor(account, rules.tiering.window, day), rules);
  if (best === null || levelOf(rules, best.tier.id) <= levelOf(rules, account.tier.id)) return null;
  // A bill that arrives late completes a sum whose other bills came after it: the tier starts when all of them exist.
  const at = account.lastOrderAt !== null && account.lastOrderAt > businessTime ? account.lastOrderAt : businessTime;
  const lastDay = lastDayOfStanding(account, rules.tiering.window, day, 'BY_ORDER');
  return tierChange(account, { id: best.tier.id, because: best.because, lastDay }, at);
}

/**
 * What a late bill corrects: a review that lowered the tier for want of just this bill (C5), or one that is due now and
 * this bill decides (T05). Other orders are not rated again.
 */
function keptAfterAll(
  account: Account,
  measured: Measured,
  businessTime: Instant,
  { document }: RuleVersion,
  now: Instant,
): TierChange | null {
  const due = reviewDue(account, measured, document, now);
  if (due !== null) return due;
  const lost = account.pastTiers.at(-1);
  if (lost?.lastDay == null || lost.manual) return null;
  const { window } = document.tiering;
  const ended = periodFor(account, window, lost.lastDay);
  const wasReviewed = lost.until === startOf(addDays(ended.last, 1 + document.tiering.graceDays));
  if (!wasReviewed || ended.last !== lost.lastDay || !countsFor(ended, businessTime, account, document)) return null;
  if (levelOf(document, lost.id) <= levelOf(document, account.tier.id)) return null;
  return regained(account, lost, ended, measured, document, now);
}

function regained(
  account: Account,
  lost: PastTier,
  ended: TierPeriod,
  measured: Measured,
  rules: RuleDocument,
  now: Instant,
): TierChange | null {
  const counters = withGrace(account, measured.counters, ended, rules);
  const conditions = conditionsOf(tierRule(rules, lost.id), 'KEEP', ended, rules);
  const because = metConditions({ ...measured, counters }, conditions, rules.tiering.match);
  if (because === null) return null;
  const lastDay = lastDayOfStanding(account, rules.tiering.window, addDays(ended.last, 1), 'BY_REVIEW');
  return tierChange(account, { id: lost.id, because, lastDay }, now);
}

function countsFor(period: TierPeriod, businessTime: Instant, account: Account, { tiering }: RuleDocument): boolean {
  const day = localDateOf(businessTime);
  if (periodFor(account, tiering.window, day).key === period.key) return true;
  return day > period.last && day <= addDays(period.last, tiering.graceDays);
}

/** The gift of the tier reached, once in a member's life, so that returning and buying again gives no second. */
function withGift(draft: EntryDraft, change: TierChange, businessTime: Instant, rules: RuleVersion): Upgrade {
  const { account } = draft;
  const { entryGiftPoints } = tierRule(rules.document, change.to);
  const rose = levelOf(rules.document, change.to) > levelOf(rules.document, change.from);
  if (!rose || entryGiftPoints === 0 || counterOf(account.counters, giftOf(change.to)) > 0)
    return { draft, counters: {} };
  const lastOrderAt = account.lastOrderAt ?? businessTime;
  const terms = { businessTime, tierThen: change.to, lastOrderAt };
  const gift = creditPosting('BONUS', entryGiftPoints, terms, rules);
  return { draft: addPostings(draft, [gift]), counters: { [giftOf(change.to)]: 1 } };
}
