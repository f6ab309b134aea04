import { addDays, type Instant, localDateOf } from '../words/vietnam-time.ts';
import type { LotPart } from './account.ts';
import { isPast, sumParts } from './consume.ts';
import { type EntryDraft, nextLot } from './entry-draft.ts';
import type { Restore } from './posting.ts';

/** How long spent points live that return after the last day of their lot (C6, F13). */
export const restoredDays = 30;
/** How long held points live that the shop refused after the last day of their lot (C3, R14). */
export const refusedDays = 7;

/** Gives spent points back to their own lots, or to a new one of `restoredDays` (C6, F13). Must be the next posting. */
export function restorePosting(draft: EntryDraft, parts: readonly LotPart[], now: Instant): Restore {
  return { kind: 'RESTORE', points: sumParts(parts), parts: renewPast(draft, parts, now, restoredDays) };
}

/**
 * The same points, with those from lots past their day moved to one new lot of `days`, named by the draft's next
 * posting. A lot itself never changes its last day: another hold may still carry a share of it.
 */
export function renewPast(
  draft: EntryDraft,
  parts: readonly LotPart[],
  now: Instant,
  days: number,
): readonly LotPart[] {
  const living = parts.filter((part) => !isPast(part, now));
  const past = sumParts(parts.filter((part) => isPast(part, now)));
  if (past === 0) return living;
  const lastDay = addDays(localDateOf(now), days);
  return [...living, { lot: nextLot(draft), points: past, availableAt: now, lastDay }];
}
