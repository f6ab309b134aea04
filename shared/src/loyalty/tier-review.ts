import type { RuleDocument, RuleVersion } from '../programme/rule-document.ts';
import { addDays, earlierDay, endOf, type Instant, localDateOf, startOf } from '../words/vietnam-time.ts';
import type { Account, TierCondition } from './account.ts';
import { addPostings, type EntryDraft } from './entry-draft.ts';
import type { TierChange } from './posting.ts';
import { type Claim, tierChange } from './tier-change.ts';
import { conditionsOf, type Measured, metConditions, tierReached } from './tier-conditions.ts';
import { withGrace } from './tier-counting.ts';
import { lastDayOfStanding, periodFor, type TierPeriod } from './tier-periods.ts';
import { levelOf, lowestTier, tierRule } from './tiers.ts';

/** More period ends than a standing can have missed. */
const reviewsMax = 100;

/**
 * What period ends have done to the tier that no entry says yet (C5): kept for another period, or lowered. Lazy like
 * `settle`: every operation that has rules posts it first, and a late job changes no answer.
 */
export function reviewTier(draft: EntryDraft, { document }: RuleVersion, now: Instant): EntryDraft {
  let reviewed = draft;
  for (let review = 0; review < reviewsMax; review++) {
    const change = reviewDue(reviewed.account, reviewed.account, document, now);
    if (change === null) return reviewed;
    reviewed = addPostings(reviewed, [change]);
  }
  throw new Error(`more than ${reviewsMax} reviews were missed`);
}

/** The next review that is due, if any. `measured` may hold counters that the account does not have yet. */
export function reviewDue(account: Account, measured: Measured, rules: RuleDocument, now: Instant): TierChange | null {
  const { tier } = account;
  if (tier.lastDay === null || now < endOf(tier.lastDay)) return null;
  const ended = periodFor(account, rules.tiering.window, tier.lastDay);
  if (tier.manual) return bestStanding(account, measured, rules, endOf(tier.lastDay));

  const counters = withGrace(account, measured.counters, ended, rules);
  const kept = keptBy(account, { ...measured, counters }, ended, rules);
  const firstDay = addDays(tier.lastDay, 1);
  if (kept !== null) return standing(account, tier.id, kept, startOf(firstDay), rules);
  const decidedOn = addDays(firstDay, rules.tiering.graceDays);
  return now < startOf(decidedOn) ? null : lowered(account, measured, ended, rules, startOf(decidedOn));
}

/** The conditions that keep the tier for another period; null when they were not reached (T02, T03). */
export function keptBy(
  account: Account,
  measured: Measured,
  ended: TierPeriod,
  rules: RuleDocument,
): readonly TierCondition[] | null {
  if (rules.tiering.downgrade === 'NONE') return [];
  if (levelOf(rules, account.tier.id) === 0) return [];
  const conditions = conditionsOf(tierRule(rules, account.tier.id), 'KEEP', ended, rules);
  return metConditions(measured, conditions, rules.tiering.match);
}

/** One level down, or with FULL to what the period earned (T04); never below what the new period has already earned. */
function lowered(
  account: Account,
  measured: Measured,
  ended: TierPeriod,
  rules: RuleDocument,
  at: Instant,
): TierChange {
  const held = levelOf(rules, account.tier.id);
  const oneDown = rules.tiers[held - 1] ?? lowestTier(rules);
  const earned = tierReached(measured, ended, rules)?.tier ?? lowestTier(rules);
  const fallen = rules.tiering.downgrade === 'FULL' && levelOf(rules, earned.id) < held ? earned : oneDown;
  const current = periodFor(account, rules.tiering.window, localDateOf(at));
  const climbed = tierReached(measured, current, rules);
  if (climbed !== null && levelOf(rules, climbed.tier.id) > levelOf(rules, fallen.id)) {
    return standing(account, climbed.tier.id, climbed.because, at, rules, 'BY_ORDER');
  }
  return standing(account, fallen.id, [], at, rules);
}

/**
 * The best tier a member can claim at a moment: what this period or the one before it earned, or an earlier standing
 * whose promise still runs and whose reason still holds; else the lowest (T08, T11).
 */
export function bestStanding(account: Account, measured: Measured, rules: RuleDocument, at: Instant): TierChange {
  const { window } = rules.tiering;
  const day = localDateOf(at);
  const current = periodFor(account, window, day);
  const previous = periodFor(account, window, addDays(current.first, -1));
  const earned = [current, previous].flatMap((period) => {
    const reached = tierReached(measured, period, rules);
    const until = lastDayOfStanding(account, window, earlierDay(period.last, day), 'BY_ORDER');
    const change = { id: reached?.tier.id ?? lowestTier(rules).id, because: reached?.because ?? [] };
    return until === null || until >= day ? [{ ...change, lastDay: until }] : [];
  });
  const promised = account.pastTiers
    .filter((past) => past.lastDay !== null && past.lastDay >= day && !past.manual)
    .filter((past) => metConditions(measured, past.because, 'ALL') !== null)
    .map(({ id, because, lastDay }) => ({ id, because, lastDay }));
  const lowest: Claim = { id: lowestTier(rules).id, because: [], lastDay: null };
  const level = (claim: Claim) => levelOf(rules, claim.id);
  const best = [...earned, ...promised].reduce((top, claim) => (level(claim) > level(top) ? claim : top), lowest);
  return tierChange(account, best, at);
}

function standing(
  account: Account,
  id: TierChange['to'],
  because: readonly TierCondition[],
  at: Instant,
  rules: RuleDocument,
  entered: 'BY_ORDER' | 'BY_REVIEW' = 'BY_REVIEW',
): TierChange {
  const lowest = levelOf(rules, id) <= 0;
  const lastDay = lowest ? null : lastDayOfStanding(account, rules.tiering.window, localDateOf(at), entered);
  return tierChange(account, { id, because, lastDay }, at);
}
