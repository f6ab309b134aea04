import type { TierId } from '../words/ids.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import type { Arithmetic, Decision } from './decision.ts';
import { applyPosting, evolve } from './evolve.ts';
import { lotId } from './lots.ts';
import type { Counted, Posting } from './posting.ts';
import { settle } from './settle.ts';

/** An entry while it is being decided: the postings so far, and the account as they leave it. */
export interface EntryDraft {
  readonly before: Account;
  readonly account: Account;
  readonly postings: readonly Posting[];
}

/** Opens the next entry, with what time has done already posted first. */
export function openEntry(account: Account, now: Instant): EntryDraft {
  return addPostings({ before: account, account, postings: [] }, settle(account, now));
}

export function addPostings(draft: EntryDraft, postings: readonly Posting[]): EntryDraft {
  return postings.reduce(
    (state, posting) => ({
      before: state.before,
      account: applyPosting(state.account, posting, nextLot(state)),
      postings: [...state.postings, posting],
    }),
    draft,
  );
}

/** The sequence number the entry will have. */
export function entrySeqOf(draft: EntryDraft): number {
  return draft.before.version + 1;
}

/** The name of the lot that the next posting would make. */
export function nextLot(draft: EntryDraft) {
  return lotId(entrySeqOf(draft), draft.postings.length);
}

/**
 * Closes the entry: debt is paid from what it brought, and what it gave back past its day expires. The account is
 * evolved anew from the start, by the function that replays it (I7).
 */
export function closeEntry(
  draft: EntryDraft,
  now: Instant,
  closing: { counted?: Counted; tierThen?: TierId; arithmetic?: Arithmetic | null } = {},
): Decision {
  const { counted = {}, tierThen = draft.before.tier.id, arithmetic = null } = closing;
  const { postings } = addPostings(draft, settle(draft.account, now));
  const account = evolve(draft.before, entrySeqOf(draft), postings, counted);
  return { postings, counted, tierThen, arithmetic, account };
}
