import type { RuleDocument, TierRule } from '../programme/rule-document.ts';
import type { TierMetric } from '../programme/tier-rule.ts';
import type { TierCondition } from './account.ts';
import { type Counters, counterOf, eventsIn, ordersIn, spendIn } from './counters.ts';
import type { TierPeriod } from './tier-periods.ts';

/** What a ladder measures a member by: the counters, and points ever earned (C5: never the balance). */
export interface Measured {
  readonly counters: Counters;
  readonly lifetimeEarned: number;
}

/** What entering a tier, or keeping it, takes within a period. */
export function conditionsOf(
  tier: TierRule,
  step: 'ENTER' | 'KEEP',
  period: TierPeriod,
  { tiering }: RuleDocument,
): readonly TierCondition[] {
  return tiering.metrics.map((metric) => ({
    counter: counterFor(metric, period.key),
    atLeast: thresholdOf(tier, step, metric),
  }));
}

function counterFor(metric: TierMetric, key: string): TierCondition['counter'] {
  switch (metric) {
    case 'NET_SPEND':
      return spendIn(key);
    case 'ORDER_COUNT':
      return ordersIn(key);
    case 'EVENT_COUNT':
      return eventsIn(key);
    case 'LIFETIME_POINTS':
      return 'lifetime';
  }
}

export function thresholdOf(tier: TierRule, step: 'ENTER' | 'KEEP', metric: TierMetric): number {
  const entering = step === 'ENTER';
  switch (metric) {
    case 'NET_SPEND':
      return entering ? tier.enterDong : tier.keepDong;
    case 'ORDER_COUNT':
      return entering ? tier.enterOrders : tier.keepOrders;
    case 'EVENT_COUNT':
      return entering ? tier.enterEvents : tier.keepEvents;
    case 'LIFETIME_POINTS':
      return tier.enterPoints;
  }
}

export function measure({ counters, lifetimeEarned }: Measured, { counter }: TierCondition): number {
  return counter === 'lifetime' ? lifetimeEarned : counterOf(counters, counter);
}

/**
 * The conditions that make a member fit, to remember; null when the member does not. Thresholds are inclusive (E17).
 * With ANY a threshold of 0 asks nothing and so proves nothing, unless the tier asks nothing at all.
 */
export function metConditions(
  measured: Measured,
  conditions: readonly TierCondition[],
  match: RuleDocument['tiering']['match'],
): readonly TierCondition[] | null {
  const asked = conditions.filter(({ atLeast }) => atLeast > 0);
  const met = asked.filter((condition) => measure(measured, condition) >= condition.atLeast);
  if (match === 'ALL' || asked.length === 0) return met.length === asked.length ? met : null;
  return met.length > 0 ? met.slice(0, 1) : null;
}

/** The highest tier whose entry conditions are met within a period, with what proves it. */
export function tierReached(
  measured: Measured,
  period: TierPeriod,
  rules: RuleDocument,
): { readonly tier: TierRule; readonly because: readonly TierCondition[] } | null {
  for (const tier of rules.tiers.toReversed()) {
    const because = metConditions(measured, conditionsOf(tier, 'ENTER', period, rules), rules.tiering.match);
    if (because !== null) return { tier, because };
  }
  return null;
}
