import type { RuleVersion } from '../programme/rule-document.ts';
import { endOf, type Instant, instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import type { Decision } from './decision.ts';
import { addPostings, closeEntry, type EntryDraft } from './entry-draft.ts';
import type { Posting } from './posting.ts';
import { reviewDue } from './tier-review.ts';

/** The end of a tier's period that has passed, and whose rules decide about it (E25, T12); null while it runs. */
export function periodEnded({ tier }: Account, now: Instant): Instant | null {
  if (tier.lastDay === null) return null;
  const end = endOf(tier.lastDay);
  return end <= now ? end : null;
}

/** One review, by the rules in force when the period ended; null when there is none to post yet (T05). */
export function reviewOnce(draft: EntryDraft, { document }: RuleVersion, now: Instant): EntryDraft | null {
  const change = reviewDue(draft.account, draft.account, document, now);
  return change === null ? null : addPostings(draft, [change]);
}

/** What time has done, as an entry of its own; null when it has done nothing (X06). */
export interface Settlement {
  readonly decision: Decision;
  /** When the first of it happened: a job may be days late (X06). */
  readonly happenedAt: Instant;
}

export function closeSettlement(draft: EntryDraft, now: Instant): Settlement | null {
  const decision = closeEntry(draft, now);
  if (decision.postings.length === 0) return null;
  const moments = decision.postings.map((posting) => momentOf(posting, draft.before) ?? now);
  return { decision, happenedAt: instant(Math.min(...moments)) };
}

function momentOf(posting: Posting, { lots, holds }: Account): Instant | null {
  switch (posting.kind) {
    case 'RELEASE':
      return holds.find(({ id }) => id === posting.hold)?.expiresAt ?? null;
    case 'EXPIRE': {
      const lastDay = lots.find(({ id }) => id === posting.lot)?.lastDay ?? null;
      return lastDay === null ? null : endOf(lastDay);
    }
    case 'TIER':
      return posting.at;
    default:
      return null;
  }
}
