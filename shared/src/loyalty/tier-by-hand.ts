import type { RuleVersion } from '../programme/rule-document.ts';
import type { TierId } from '../words/ids.ts';
import { type Instant, type LocalDate, localDateOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import type { Decision } from './decision.ts';
import { addPostings, closeEntry, openEntry } from './entry-draft.ts';
import type { TierChange } from './posting.ts';
import { reviewTier } from './tier-review.ts';

export interface GivenTier {
  readonly tier: TierId;
  readonly until: LocalDate;
}

/**
 * A tier given by hand: a floor until its last day, then the metric decides (T11). An order that reaches a higher tier
 * still raises it.
 */
export function giveTier(account: Account, { tier, until }: GivenTier, rules: RuleVersion, now: Instant): Decision {
  const draft = reviewTier(openEntry(account, now), rules, now);
  const change: TierChange = {
    kind: 'TIER',
    from: draft.account.tier.id,
    to: tier,
    at: now,
    since: localDateOf(now),
    lastDay: until,
    because: [],
    manual: true,
  };
  return closeEntry(addPostings(draft, [change]), now);
}
