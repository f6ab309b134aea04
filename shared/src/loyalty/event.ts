import type { RuleVersion } from '../programme/rule-document.ts';
import type { Points } from '../words/points.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import type { Decision } from './decision.ts';
import { creditPosting } from './earn.ts';
import { addPostings, closeEntry, openEntry } from './entry-draft.ts';
import { countedFor } from './tier-counting.ts';
import { reviewTier } from './tier-review.ts';
import { upgradeBy } from './tier-upgrade.ts';
import { tierAt } from './tiers.ts';

/** Something a member did that is no purchase: a review, a check-in. It counts for tiers, and may give points. */
export interface MemberEvent {
  readonly businessTime: Instant;
  readonly points: Points;
}

/** Counts an event for the ladder and gives its points, if any (C5, EVENT_COUNT). */
export function decideEvent(
  account: Account,
  { businessTime, points }: MemberEvent,
  rules: RuleVersion,
  now: Instant,
): Decision {
  const opened = reviewTier(openEntry(account, now), rules, now);
  const tierThen = tierAt(opened.account, businessTime);
  const terms = { businessTime, tierThen, lastOrderAt: account.lastOrderAt ?? businessTime };
  const draft = addPostings(opened, [creditPosting('BONUS', points, terms, rules)]);
  const counters = countedFor(draft.account, { events: 1 }, businessTime, rules.document);
  const upgrade = upgradeBy(draft, { counters }, businessTime, rules, now);
  return closeEntry(upgrade.draft, now, { counted: { counters: { ...counters, ...upgrade.counters } }, tierThen });
}
