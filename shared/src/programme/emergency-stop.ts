import type { RuleVersion } from './rule-document.ts';

/**
 * Rules of a business time with the emergency stops that are published by now: a stop goes by processing time, so it
 * also meets a late order whose own version knew nothing of it (C04). What is no longer published keeps its own word.
 */
export function withStops(rules: RuleVersion, current: RuleVersion): RuleVersion {
  if (rules.version === current.version) return rules;
  const stops = new Map(current.document.campaigns.map(({ id, stoppedAt }) => [id, stoppedAt]));
  const campaigns = rules.document.campaigns.map((campaign) => ({
    ...campaign,
    stoppedAt: stops.has(campaign.id) ? (stops.get(campaign.id) ?? null) : campaign.stoppedAt,
  }));
  return { ...rules, document: { ...rules.document, campaigns } };
}
