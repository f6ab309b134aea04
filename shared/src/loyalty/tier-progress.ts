import type { RuleDocument, TierRule } from '../programme/rule-document.ts';
import type { TierMetric } from '../programme/tier-rule.ts';
import { type Dong, dong } from '../words/money.ts';
import { addDays, type Instant, type LocalDate, localDateOf } from '../words/vietnam-time.ts';
import type { Account, TierCondition } from './account.ts';
import { counterOf, spendIn } from './counters.ts';
import { openEntry } from './entry-draft.ts';
import { conditionsOf, type Measured, measure, thresholdOf } from './tier-conditions.ts';
import { withGrace } from './tier-counting.ts';
import { periodFor, type TierPeriod } from './tier-periods.ts';
import { keptBy, reviewTier } from './tier-review.ts';
import { levelOf, lowestTier, tierRule } from './tiers.ts';

/** What one metric still lacks. */
export interface Missing {
  readonly metric: TierMetric;
  /** Đồng, orders, events or points. */
  readonly left: number;
}

/** How far a member is from the next tier, and what keeping this one takes (CAP28, N8). */
export interface TierProgress {
  readonly tier: TierRule;
  /** Net spend in this period. */
  readonly spend: Dong;
  readonly lastDay: LocalDate | null;
  /** `missing` is what net spend lacks, 0 when the ladder does not ask for it; `lacks` tells every metric. */
  readonly next: { readonly tier: TierRule; readonly missing: Dong; readonly lacks: readonly Missing[] } | null;
  /**
   * What is still needed to keep the tier, by which day, and where it would fall otherwise; null while nothing is due
   * in the running period, and for the lowest tier.
   */
  readonly keep: {
    readonly missing: Dong;
    readonly lacks: readonly Missing[];
    readonly by: LocalDate;
    readonly otherwise: TierRule;
  } | null;
}

/** As of a moment, by the clock alone: reviews that are due have happened, whether or not a job has run. */
export function progressAt(stored: Account, rules: RuleDocument, now: Instant): TierProgress {
  const { account } = reviewTier(openEntry(stored, now), { version: 0, effectiveFrom: '', document: rules }, now);
  const period = periodFor(account, rules.tiering.window, localDateOf(now));
  const tier = tierRule(rules, account.tier.id);
  const next = rules.tiers.slice(levelOf(rules, tier.id) + 1).find((other) => !other.hidden);
  return {
    tier,
    // Last year's goods that come back count in this year, and may outweigh all that was bought in it.
    spend: dong(Math.max(0, counterOf(account.counters, spendIn(period.key)))),
    lastDay: account.tier.lastDay,
    next: next === undefined ? null : { tier: next, ...lackOf(account, next, 'ENTER', period, rules) },
    keep: keepOf(account, tier, rules, now),
  };
}

function keepOf(account: Account, tier: TierRule, rules: RuleDocument, now: Instant): TierProgress['keep'] {
  const { lastDay, manual } = account.tier;
  if (lastDay === null || manual || rules.tiering.downgrade === 'NONE') return null;
  const measuredPeriod = periodFor(account, rules.tiering.window, lastDay);
  if (localDateOf(now) < measuredPeriod.first) return null;
  const counters = withGrace(account, account.counters, measuredPeriod, rules);
  if (keptBy(account, { ...account, counters }, measuredPeriod, rules) !== null) return null;
  const otherwise = rules.tiers[levelOf(rules, tier.id) - 1] ?? lowestTier(rules);
  const by = addDays(measuredPeriod.last, rules.tiering.graceDays);
  return { ...lackOf({ ...account, counters }, tier, 'KEEP', measuredPeriod, rules), by, otherwise };
}

function lackOf(
  measured: Measured,
  tier: TierRule,
  step: 'ENTER' | 'KEEP',
  period: TierPeriod,
  rules: RuleDocument,
): { readonly missing: Dong; readonly lacks: readonly Missing[] } {
  const conditions = conditionsOf(tier, step, period, rules);
  const lacks = rules.tiering.metrics
    .filter((metric) => thresholdOf(tier, step, metric) > 0)
    .map((metric) => ({ metric, left: lackingOf(measured, conditions[rules.tiering.metrics.indexOf(metric)]) }))
    .filter(({ left }) => left > 0);
  return { missing: dong(lacks.find(({ metric }) => metric === 'NET_SPEND')?.left ?? 0), lacks };
}

function lackingOf(measured: Measured, condition: TierCondition | undefined): number {
  return condition === undefined ? 0 : Math.max(0, condition.atLeast - measure(measured, condition));
}
