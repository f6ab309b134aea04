import type { Instant } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { isPast, sumParts } from './consume.ts';
import { applyPosting } from './evolve.ts';
import { lotId } from './lots.ts';
import type { Posting } from './posting.ts';

/**
 * What the passing of time has already done to the account and no entry says yet: holds past their expiry go back to
 * their lots, lots past their last day expire, one posting per lot (C1.2, C4, X06, X10). Every operation posts these
 * first; a job that posts them alone changes no answer, however late or often it runs.
 */
export function settle(account: Account, now: Instant): readonly Posting[] {
  const released: Posting[] = account.holds
    .filter((hold) => hold.expiresAt <= now)
    .map(({ id, parts }) => ({ kind: 'RELEASE', hold: id, points: sumParts(parts), parts, because: 'LAPSED' }));
  // Releases name lots that exist already, so the place given here names nothing.
  const after = released.reduce((state, posting) => applyPosting(state, posting, lotId(0, 0)), account);
  const expired: Posting[] = after.lots
    .filter((lot) => isPast(lot, now))
    .map(({ id, remaining }) => ({ kind: 'EXPIRE', lot: id, points: remaining }));
  return [...released, ...expired];
}
