import { sumPoints } from '../words/points.ts';
import { addDays, type Instant, localDateOf } from '../words/vietnam-time.ts';
import type { Account, Buckets } from './account.ts';
import { isSpendable, spendable, sumParts } from './consume.ts';
import { openEntry } from './entry-draft.ts';

/** How far ahead a member is told of points that will expire. */
export const expiringSoonDays = 30;

/** What a member has as of a moment, by the clock alone: the same whether or not any job has run (C1.2, X06). */
export function bucketsAt(account: Account, now: Instant): Buckets {
  const { lots, holds, debt } = openEntry(account, now).account;
  const soonest = addDays(localDateOf(now), expiringSoonDays);
  const waiting = lots.filter((lot) => lot.availableAt > now && lot.remaining > 0);
  const expiring = lots.filter((lot) => isSpendable(lot, now) && lot.lastDay !== null && lot.lastDay <= soonest);
  return {
    available: spendable(lots, now),
    held: sumPoints(holds.map((hold) => sumParts(hold.parts))),
    pending: sumPoints(waiting.map((lot) => lot.remaining)),
    debt,
    expiringSoon: sumPoints(expiring.map((lot) => lot.remaining)),
    expiringOn: expiring[0]?.lastDay ?? null,
    pendingOn: waiting.length === 0 ? null : localDateOf(earliest(waiting.map((lot) => lot.availableAt))),
    heldUntil: holds.length === 0 ? null : earliest(holds.map((hold) => hold.expiresAt)),
  };
}

const earliest = (moments: readonly Instant[]): Instant => Math.min(...moments) as Instant;
