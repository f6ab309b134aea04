// The whole of this library makes three formatters as it loads: a fifth of a function's cold start.
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as addDaysTo, addMonths as addMonthsTo, endOfMonth } from 'date-fns';

declare const dateBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A day in Vietnam, "2026-11-21". Compares as text. */
export type LocalDate = string & { readonly [dateBrand]: true };

/** A moment, milliseconds since 1970 in UTC. */
export type Instant = number & { readonly [instantBrand]: true };

// Vietnam keeps one offset all year and has since 1975: a fixed +07:00 needs no zone database.
const offsetMs = 7 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new Error(`not an instant in milliseconds: ${ms}`);
  return ms as Instant;
}

// A zone is part of the pattern: a time without one (as POS systems send) is read as Vietnam's.
const isoPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** Reads ISO 8601; without a zone the time is Vietnam's (pos-formats.md). Null when it is no such time. */
export function parseInstant(text: string): Instant | null {
  const match = isoPattern.exec(text);
  if (match === null) return null;
  const ms = Date.parse(match[1] === undefined ? `${text}+07:00` : text);
  return Number.isNaN(ms) ? null : (ms as Instant);
}

export function formatInstant(at: Instant): string {
  return new Date(at).toISOString();
}

export function localDateOf(at: Instant): LocalDate {
  return dayNumbered(Math.floor((at + offsetMs) / dayMs));
}

// An operation asks for the same few days dozens of times.
const daysKept = new Map<number, LocalDate>();
const daysKeptMax = 2_000;

function dayNumbered(days: number): LocalDate {
  let day = daysKept.get(days);
  if (day === undefined) {
    if (daysKept.size === daysKeptMax) daysKept.clear();
    day = new Date(days * dayMs).toISOString().slice(0, 10) as LocalDate;
    daysKept.set(days, day);
  }
  return day;
}

/** Reads "2026-11-21"; null when no such day exists. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null;
  return text as LocalDate;
}

/** The day's first moment, 00:00 in Vietnam. */
export function startOf(day: LocalDate): Instant {
  return (Date.parse(`${day}T00:00:00Z`) - offsetMs) as Instant;
}

/** The first moment after the day: ranges are half-open inside, inclusive of the last day outside (C1.8). */
export function endOf(day: LocalDate): Instant {
  return (startOf(day) + dayMs) as Instant;
}

const shifted = (day: LocalDate, move: (date: Date) => Date): LocalDate =>
  move(new UTCDateMini(`${day}T00:00:00Z`))
    .toISOString()
    .slice(0, 10) as LocalDate;

export function addDays(day: LocalDate, days: number): LocalDate {
  return shifted(day, (date) => addDaysTo(date, days));
}

/** Month addition clamps to the month's end: 31/01 plus one month is 28/02 (X02). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return shifted(day, (date) => addMonthsTo(date, months));
}

export function lastDayOfMonth(day: LocalDate): LocalDate {
  return shifted(day, (date) => endOfMonth(date));
}

export function yearOf(day: LocalDate): number {
  return Number(day.slice(0, 4));
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Minutes since 00:00 in Vietnam, 0 … 1439. */
export function minuteOfDay(at: Instant): number {
  return Math.floor(((((at + offsetMs) % dayMs) + dayMs) % dayMs) / 60_000);
}

/** "2026-11-21" → "21/11/2026". */
export function formatLocalDate(day: LocalDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** "14:05" in Vietnam. */
export function formatLocalTime(at: Instant): string {
  return new Date(at + offsetMs).toISOString().slice(11, 16);
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return instant(at + minutes * 60_000);
}

/** Days compare as text; a collator would be loaded for nothing. */
export function laterDay(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

export function earlierDay(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}
