import { formatLocalTime, localDateOf, parseInstant } from '@quaylai/shared/words/vietnam-time';

/** ISO time → "2026-11-22T08:00" as a box for a Vietnamese time holds it. */
export function localTimeOf(iso: string | null): string {
  const at = iso === null ? null : parseInstant(iso);
  return at === null ? '' : `${localDateOf(at)}T${formatLocalTime(at)}`;
}

/** The same the other way; an empty or half-typed box is no time. */
export function isoOfLocal(local: string): string | null {
  const iso = `${local}:00+07:00`;
  return Number.isNaN(Date.parse(iso)) ? null : iso;
}
