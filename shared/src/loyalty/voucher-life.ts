import { addDays, endOf, type Instant, type LocalDate, laterDay, localDateOf, startOf } from '../words/vietnam-time.ts';

/** How long a voucher lives whose order was cancelled after its own last day (V08). */
export const revivedDays = 7;

/** From the start of its first day to the end of its last, both included (V04). */
export function isVoucherLive(firstDay: LocalDate, lastDay: LocalDate | null, now: Instant): boolean {
  return startOf(firstDay) <= now && (lastDay === null || now < endOf(lastDay));
}

/** The last day of a voucher that its order's full cancel gives back: its own, or a week when that is past (V08). */
export function lastDayAfterCancel(lastDay: LocalDate | null, now: Instant): LocalDate | null {
  if (lastDay === null || now < endOf(lastDay)) return lastDay;
  return laterDay(lastDay, addDays(localDateOf(now), revivedDays));
}
