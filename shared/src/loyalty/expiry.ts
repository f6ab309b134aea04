import type { ExpiryRule } from '../programme/expiry-rule.ts';
import {
  addDays,
  addMonths,
  earlierDay,
  type Instant,
  type LocalDate,
  lastDayOfMonth,
  laterDay,
  localDateOf,
  yearOf,
} from '../words/vietnam-time.ts';

/**
 * The last day, included, of a lot that becomes available on a day; null when it never expires (C4, X01–X04).
 * `lastOrderAt` is the member's latest order, which inactivity counts from (X08).
 */
export function lastDayOfLot(expiry: ExpiryRule, availableOn: LocalDate, lastOrderAt: Instant): LocalDate | null {
  switch (expiry.kind) {
    case 'NEVER':
      return null;
    case 'ROLLING':
      return addMonths(availableOn, expiry.months);
    case 'ROLLING_DAYS':
      return addDays(availableOn, expiry.days);
    case 'END_OF':
      return endOfUnit(expiry.unit, addMonths(availableOn, expiry.months));
    case 'FIXED':
      return firstFixedDay(expiry.dates, addDays(availableOn, expiry.daysMin));
    case 'INACTIVITY':
      return inactivityDeadline(expiry.months, lastOrderAt);
  }
}

/** All lots of a member live at least to this day after a purchase; it only ever moves forward (X08). */
export function inactivityDeadline(months: number, lastOrderAt: Instant): LocalDate {
  return addMonths(localDateOf(lastOrderAt), months);
}

/**
 * The last day of an existing lot after the policy changed: what the new policy gives, but never before the day of the
 * change plus the new duration, and never shorter than it was if that was longer anyway by the new policy (X09).
 */
export function lastDayAfterChange(
  expiry: ExpiryRule,
  lot: { readonly availableOn: LocalDate; readonly lastDay: LocalDate | null },
  changedOn: LocalDate,
  lastOrderAt: Instant,
): LocalDate | null {
  const byPolicy = lastDayOfLot(expiry, lot.availableOn, lastOrderAt);
  if (byPolicy === null) return null;
  const atLeast = lastDayOfLot(expiry, changedOn, lastOrderAt) ?? byPolicy;
  const promised = lot.lastDay === null ? atLeast : earlierDay(lot.lastDay, atLeast);
  return laterDay(byPolicy, promised);
}

function endOfUnit(unit: 'MONTH' | 'QUARTER' | 'YEAR', day: LocalDate): LocalDate {
  if (unit === 'YEAR') return `${yearOf(day)}-12-31` as LocalDate;
  if (unit === 'MONTH') return lastDayOfMonth(day);
  const monthsLeft = (3 - (Number(day.slice(5, 7)) % 3)) % 3;
  return lastDayOfMonth(addMonths(`${day.slice(0, 7)}-01` as LocalDate, monthsLeft));
}

function firstFixedDay(dates: readonly string[], notBefore: LocalDate): LocalDate {
  const years = [yearOf(notBefore), yearOf(notBefore) + 1];
  const days = years.flatMap((year) => dates.map((date) => fixedDay(year, date))).sort();
  const found = days.find((day) => day >= notBefore);
  if (found === undefined) throw new Error('a list of fixed days has one in each year');
  return found;
}

// 29/02 is 28/02 in a common year; so is 30/02 and 31/02, and 31/04 is 30/04.
function fixedDay(year: number, date: string): LocalDate {
  const last = lastDayOfMonth(`${year}-${date.slice(0, 2)}-01` as LocalDate);
  return earlierDay(`${year}-${date}` as LocalDate, last);
}
