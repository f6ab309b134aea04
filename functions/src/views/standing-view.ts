import type { Standing } from '@quaylai/shared/api/member-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import { progressAt } from '@quaylai/shared/loyalty/tier-progress';
import { levelOf, lowestTier } from '@quaylai/shared/loyalty/tiers';
import type { RuleDocument, TierRule } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { tierView } from './balance-view.ts';

/** Where the member stands on today's ladder and what the next step takes (CAP28). */
export function standingView(account: Account, rules: RuleDocument, now: Instant): Standing {
  const { tier, spend, lastDay, next, keep } = progressAt(account, rules, now);
  const { metrics, match, window } = rules.tiering;
  return {
    tier: tierView(tier),
    since: account.tier.since,
    lastDay,
    measures: { metrics: [...metrics], match, window },
    spentDong: spend,
    next: next === null ? null : { tier: tierView(next.tier), missingDong: next.missing, lacks: [...next.lacks] },
    keep:
      keep === null ? null : { lacks: [...keep.lacks], by: keep.by, otherwise: shownBelow(rules, keep.otherwise).name },
  };
}

/** A hidden tier is told to its own members only: below it, the next one that anybody may know (T13). */
function shownBelow(rules: RuleDocument, otherwise: TierRule): TierRule {
  const shown = rules.tiers.slice(0, levelOf(rules, otherwise.id) + 1).filter(({ hidden }) => !hidden);
  return shown.at(-1) ?? lowestTier(rules);
}
