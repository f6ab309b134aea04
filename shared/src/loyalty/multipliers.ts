import type { CampaignRule } from '../programme/campaign-rule.ts';
import { covers } from './campaigns.ts';
import type { OrderLine } from './order.ts';

/**
 * M of one line in percent: m_tier + Σ over groups of the best (m − 1) + Σ of the ungrouped (m − 1) (C2, E09, E10). An
 * exclusive campaign that replaces the tier leaves its own multiplier alone.
 */
export function multiplierOf(line: OrderLine, tierPercent: number, campaigns: readonly CampaignRule[]): number {
  const multiplying = campaigns.filter((rule) => rule.effect.kind === 'MULTIPLY' && covers(rule, line));
  const groups = new Map<string, number>();
  let added = 0;
  for (const rule of multiplying) {
    const more = percentOf(rule) - 100;
    if (rule.group === null) added += more;
    else groups.set(rule.group, Math.max(groups.get(rule.group) ?? 0, more));
  }
  const best = [...groups.values()].reduce((sum, more) => sum + more, 0);
  const base = multiplying.some((rule) => rule.exclusive && rule.replacesTier) ? 100 : tierPercent;
  return base + best + added;
}

function percentOf({ effect }: CampaignRule): number {
  return effect.kind === 'MULTIPLY' ? effect.percent : 100;
}
