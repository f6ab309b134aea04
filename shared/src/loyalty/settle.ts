import { noPoints, type Points, points } from '../words/points.ts';
import { endOf, type Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { consume, isPast, spendable, sumParts } from './consume.ts';
import { applyPosting } from './evolve.ts';
import { lotId } from './lots.ts';
import type { Posting } from './posting.ts';

/**
 * What the passing of time has already done to the account and no entry says yet: holds past their expiry go back to
 * their lots, debt is paid from what became spendable, lots past their last day expire, one posting per lot (C1.2, C4,
 * X06, X10, decisions 7). Every operation posts these first; a job that posts them alone changes no answer, however
 * late or often it runs.
 */
export function settle(account: Account, now: Instant): readonly Posting[] {
  // Without debt the order of events makes no difference; with debt a lot must pay it while it still lives.
  const moments = account.debt === 0 ? [now] : eventMoments(account, now);
  let state = account;
  const postings: Posting[] = [];
  for (const moment of moments) {
    for (const dueAt of [releasesDue, repaymentDue, expiriesDue]) {
      const due = dueAt(state, moment);
      // None of these makes a new lot, so the name given here names nothing.
      state = due.reduce((after, posting) => applyPosting(after, posting, lotId(0, 0)), state);
      postings.push(...due);
    }
  }
  return postings;
}

/** When something happens by itself, oldest first, the present last: at most three moments for each lot and hold. */
function eventMoments({ lots, holds }: Account, now: Instant): readonly Instant[] {
  const shares = [...lots, ...holds.flatMap((hold) => hold.parts)];
  const events = [
    ...holds.map((hold) => hold.expiresAt),
    ...shares.flatMap(({ availableAt, lastDay }) => (lastDay === null ? [availableAt] : [availableAt, endOf(lastDay)])),
  ];
  return [...new Set([...events.filter((moment) => moment < now), now])].sort((a, b) => a - b);
}

function releasesDue({ holds }: Account, moment: Instant): readonly Posting[] {
  return holds
    .filter((hold) => hold.expiresAt <= moment)
    .map(({ id, parts }) => ({ kind: 'RELEASE', hold: id, points: sumParts(parts), parts, because: 'LAPSED' }));
}

function repaymentDue({ debt, lots }: Account, moment: Instant): readonly Posting[] {
  const paid = smaller(debt, spendable(lots, moment));
  return paid === noPoints ? [] : [{ kind: 'REPAY', points: paid, parts: consume(lots, paid, moment) }];
}

function expiriesDue({ lots }: Account, moment: Instant): readonly Posting[] {
  return lots
    .filter((lot) => isPast(lot, moment))
    .map(({ id, remaining }) => ({ kind: 'EXPIRE', lot: id, points: remaining }));
}

function smaller(a: Points, b: Points): Points {
  return points(Math.min(a, b));
}
