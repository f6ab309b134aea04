import type { Balance } from '@quaylai/shared/api/member-models';
import { day, dayOf, pointsOf, shortDay, timeOf } from '../words/format.ts';
import type { Words } from '../words/vi.ts';

/** What is the member's but cannot be spent now: waiting, held, owed, each with its day (C1.2). */
export function balanceNotes(balance: Balance, words: Words['home'], unit: string, today: string): readonly string[] {
  const { pending, pendingOn, held, heldUntil, debt } = balance;
  const notes: string[] = [];
  if (pending > 0) notes.push(words.pending(pointsOf(pending, unit), pendingOn ? shortDay(pendingOn) : ''));
  if (held > 0) notes.push(words.held(pointsOf(held, unit), heldUntil ? untilOf(heldUntil, today) : ''));
  if (debt > 0) notes.push(words.owed(pointsOf(debt, unit)));
  return notes;
}

/** "14:05" today, "21/11/2026" on another day. */
function untilOf(iso: string, today: string): string {
  const on = dayOf(iso);
  return on === today ? timeOf(iso) : day(on);
}
