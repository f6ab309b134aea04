import { foldVietnamese } from '../words/fold.ts';
import type { FaultyField } from './faulty-field.ts';
import type { RuleDocument, TierRule } from './rule-document.ts';
import type { TierMetric } from './tier-rule.ts';

const enterFields = {
  NET_SPEND: 'enterDong',
  ORDER_COUNT: 'enterOrders',
  EVENT_COUNT: 'enterEvents',
  LIFETIME_POINTS: 'enterPoints',
} as const satisfies Record<TierMetric, keyof TierRule>;

/** Points for life are never lost, so nothing keeps a tier that they gave. */
const keepFields = {
  NET_SPEND: 'keepDong',
  ORDER_COUNT: 'keepOrders',
  EVENT_COUNT: 'keepEvents',
} as const satisfies Partial<Record<TierMetric, keyof TierRule>>;

/** What only the whole ladder can tell: it starts at 0, rises, keeps for no more than it asks, names once (C5). */
export function ladderFaults({ tiers, tiering }: RuleDocument): readonly FaultyField[] {
  return tiers.flatMap((tier, place) => [
    ...startFaults(tier, place, tiering.metrics),
    ...stepFaults(tier, place, tiers[place - 1], tiering),
    ...keepFaults(tier, place, tiering.metrics),
    ...nameFaults(tier, place, tiers.slice(0, place)),
  ]);
}

function startFaults(tier: TierRule, place: number, metrics: readonly TierMetric[]): readonly FaultyField[] {
  if (place > 0) return [];
  return metrics
    .map((metric) => enterFields[metric])
    .filter((field) => tier[field] !== 0)
    .map((field) => ({ path: `tiers.0.${field}`, fault: { kind: 'FIRST_TIER_NOT_ZERO' } }));
}

/** Each step asks more in at least one measure and less in none; where any measure is enough, 0 asks nothing. */
function stepFaults(
  tier: TierRule,
  place: number,
  previous: TierRule | undefined,
  { metrics, match }: RuleDocument['tiering'],
): readonly FaultyField[] {
  if (previous === undefined) return [];
  const steps = metrics.map((metric) => {
    const field = enterFields[metric];
    return { metric, field, was: previous[field], is: tier[field] };
  });
  const lower = steps.filter(({ was, is }) => is < was && (match === 'ALL' || is > 0));
  const rises = steps.some(({ was, is }) => is > was);
  return (rises ? lower : steps).map(({ metric, field, was }) => ({
    path: `tiers.${place}.${field}`,
    fault: { kind: 'LADDER_NOT_RISING', previousName: previous.name, previous: was, metric },
  }));
}

function keepFaults(tier: TierRule, place: number, metrics: readonly TierMetric[]): readonly FaultyField[] {
  return metrics.flatMap((metric) => {
    if (metric === 'LIFETIME_POINTS') return [];
    const [keep, enter] = [keepFields[metric], enterFields[metric]];
    if (tier[keep] <= tier[enter]) return [];
    return [{ path: `tiers.${place}.${keep}`, fault: { kind: 'KEEP_ABOVE_ENTER', enter: tier[enter], metric } }];
  });
}

function nameFaults({ id, name }: TierRule, place: number, earlier: readonly TierRule[]): readonly FaultyField[] {
  const faults: FaultyField[] = [];
  if (earlier.some((other) => other.id === id)) faults.push({ path: `tiers.${place}.id`, fault: { kind: 'SAME_ID' } });
  if (earlier.some((other) => foldVietnamese(other.name) === foldVietnamese(name))) {
    faults.push({ path: `tiers.${place}.name`, fault: { kind: 'SAME_NAME', name } });
  }
  return faults;
}
