import { formatLocalDate, formatLocalTime, type Instant, localDateOf } from './vietnam-time.ts';

/** ISO time → "14:05 21/11/2026" in Vietnam. */
export function formatInstantForPeople(iso: string): string {
  const at = Date.parse(iso) as Instant;
  return `${formatLocalTime(at)} ${formatLocalDate(localDateOf(at))}`;
}
