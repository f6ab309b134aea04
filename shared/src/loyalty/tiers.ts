import type { RuleDocument, TierRule } from '../programme/rule-document.ts';
import type { TierId } from '../words/ids.ts';
import { type Dong, dong } from '../words/money.ts';
import { type Instant, type LocalDate, localDateOf, yearOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { counterOf, type Period, spendIn } from './counters.ts';
import type { TierChange } from './posting.ts';

/** The calendar year a business time counts for (C5). */
export function periodOf(businessTime: Instant): Period {
  return localDateOf(businessTime).slice(0, 4);
}

/** The highest tier whose threshold the spend reaches, thresholds included (C5, E17). The ladder is in rising order. */
export function tierFor(spend: Dong, rules: RuleDocument): TierRule {
  return rules.tiers.findLast((tier) => tier.enterDong <= spend) ?? lowestTier(rules);
}

export function lowestTier({ tiers: [lowest] }: RuleDocument): TierRule {
  if (lowest === undefined) throw new Error('a rule document always has a tier');
  return lowest;
}

/** The tier an order meets: the one held at its business time, as the entries posted so far say (decisions 6). */
export function tierAt(account: Account, businessTime: Instant): TierId {
  return account.pastTiers.find((past) => businessTime < past.until)?.id ?? account.tier.id;
}

/** What the ladder says of a tier; a tier that a newer ladder no longer has counts as the lowest. */
export function tierRule(rules: RuleDocument, id: TierId): TierRule {
  return rules.tiers.find((tier) => tier.id === id) ?? lowestTier(rules);
}

/**
 * The upgrade that an order brings at once, if any: levels may be skipped (T09), valid to 31/12 of the next year (T01).
 * `added` is the order's eligible net, not yet counted.
 */
export function upgradeBy(
  account: Account,
  added: Dong,
  businessTime: Instant,
  rules: RuleDocument,
): TierChange | null {
  const spend = dong(counterOf(account.counters, spendIn(periodOf(businessTime))) + added);
  const reached = tierFor(spend, rules);
  if (levelOf(rules, reached.id) <= levelOf(rules, account.tier.id)) return null;
  // A bill that arrives late completes a sum whose other bills came after it: the tier starts when all of them exist.
  const at = later(businessTime, account.lastOrderAt);
  const since = localDateOf(at);
  return { kind: 'TIER', from: account.tier.id, to: reached.id, at, since, lastDay: endOfNextYear(businessTime) };
}

function levelOf(rules: RuleDocument, id: TierId): number {
  return rules.tiers.findIndex((tier) => tier.id === id);
}

function later(a: Instant, b: Instant | null): Instant {
  return b !== null && b > a ? b : a;
}

function endOfNextYear(businessTime: Instant): LocalDate {
  return `${yearOf(localDateOf(businessTime)) + 1}-12-31` as LocalDate;
}

/** How far a member is from the next tier, and what keeping this one takes (CAP28, N8). */
export interface TierProgress {
  readonly tier: TierRule;
  /** Net spend this year. */
  readonly spend: Dong;
  readonly lastDay: LocalDate | null;
  readonly next: { readonly tier: TierRule; readonly missing: Dong } | null;
  /** Net spend still needed this year to keep the tier; null for the lowest tier. */
  readonly keep: { readonly missing: Dong } | null;
}

export function progressAt(account: Account, rules: RuleDocument, now: Instant): TierProgress {
  const spend = dong(counterOf(account.counters, spendIn(periodOf(now))));
  const tier = tierRule(rules, account.tier.id);
  const next = rules.tiers[levelOf(rules, tier.id) + 1];
  return {
    tier,
    spend,
    lastDay: account.tier.lastDay,
    next: next === undefined ? null : { tier: next, missing: atLeastZero(next.enterDong - spend) },
    keep: account.tier.lastDay === null ? null : { missing: atLeastZero(tier.keepDong - spend) },
  };
}

function atLeastZero(value: number): Dong {
  return dong(Math.max(0, value));
}
