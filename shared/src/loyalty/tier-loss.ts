import type { RuleVersion } from '../programme/rule-document.ts';
import { addDays, type Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { addCounters, type Counters } from './counters.ts';
import { addPostings, type EntryDraft } from './entry-draft.ts';
import { metConditions } from './tier-conditions.ts';
import { withGrace } from './tier-counting.ts';
import { periodFor } from './tier-periods.ts';
import { bestStanding } from './tier-review.ts';
import { levelOf } from './tiers.ts';

/**
 * The tier after a return took away what gave it: computed anew at processing time; points already granted keep their
 * rate (C5, T08). A tier given by hand, or for which nothing was asked, stays. `changes` are the event's counters.
 */
export function loseTier(draft: EntryDraft, changes: Counters, { document }: RuleVersion, now: Instant): EntryDraft {
  const { account } = draft;
  const counters = addCounters(account.counters, changes);
  if (account.tier.manual || stillHolds(account, counters, document)) return draft;
  const change = bestStanding(account, { ...account, counters }, document, now);
  const falls = levelOf(document, change.to) < levelOf(document, account.tier.id);
  return falls ? addPostings(draft, [change]) : draft;
}

// A tier kept with the help of its grace days holds as long as both together do.
function stillHolds(account: Account, counters: Counters, rules: RuleVersion['document']): boolean {
  const { because, lastDay } = account.tier;
  if (metConditions({ ...account, counters }, because, 'ALL') !== null) return true;
  if (lastDay === null) return false;
  const running = periodFor(account, rules.tiering.window, lastDay);
  const before = periodFor(account, rules.tiering.window, addDays(running.first, -1));
  const counted = withGrace(account, counters, before, rules);
  return metConditions({ ...account, counters: counted }, because, 'ALL') !== null;
}
