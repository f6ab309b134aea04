import type { RuleDocument, TierRule } from '../programme/rule-document.ts';
import type { TierId } from '../words/ids.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';

export function lowestTier({ tiers: [lowest] }: RuleDocument): TierRule {
  if (lowest === undefined) throw new Error('a rule document always has a tier');
  return lowest;
}

/** What the ladder says of a tier; a tier that a newer ladder no longer has counts as the lowest. */
export function tierRule(rules: RuleDocument, id: TierId): TierRule {
  return rules.tiers.find((tier) => tier.id === id) ?? lowestTier(rules);
}

/** Its place on the ladder, 0 the lowest; −1 for a tier that the ladder no longer has. */
export function levelOf(rules: RuleDocument, id: TierId): number {
  return rules.tiers.findIndex((tier) => tier.id === id);
}

/** The ladder as one member may see it: a hidden tier is there for its own members only (T13). */
export function visibleTiers(rules: RuleDocument, held: TierId): readonly TierRule[] {
  return rules.tiers.filter((tier) => !tier.hidden || tier.id === held);
}

/** The tier an order meets: the one held at its business time, as the entries posted so far say (decisions 6). */
export function tierAt(account: Account, businessTime: Instant): TierId {
  return account.pastTiers.find((past) => businessTime < past.until)?.id ?? account.tier.id;
}
