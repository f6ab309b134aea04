import type { TieringRule } from '../programme/tier-rule.ts';
import { addDays, addMonths, type LocalDate } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import type { Period } from './counters.ts';

/** A stretch of days that a ladder measures, with the name its counters carry. */
export interface TierPeriod {
  readonly key: Period;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** More blocks of a year than any programme lives. */
const blocksMax = 200;
const firstDayEver = '0001-01-01' as LocalDate;
const lastDayEver = '9999-12-31' as LocalDate;

/** The period that a day counts for (C5). */
export function periodFor(account: Account, window: TieringRule['window'], day: LocalDate): TierPeriod {
  switch (window) {
    case 'CALENDAR_YEAR': {
      const year = day.slice(0, 4);
      return { key: year, first: `${year}-01-01` as LocalDate, last: `${year}-12-31` as LocalDate };
    }
    case 'LIFETIME':
      return { key: 'ever', first: firstDayEver, last: lastDayEver };
    case 'ANNIVERSARY':
      return blockContaining(account.joinedOn, day, (first) => addDays(addMonths(first, 12), -1));
    case 'ROLLING_12M':
      return blockContaining(standingOn(account, day), day, (first) => addMonths(first, 12));
  }
}

/** The last day of a tier entered, or kept, on a day; null for life (T01, T06). */
export function lastDayOfStanding(
  account: Account,
  window: TieringRule['window'],
  day: LocalDate,
  entered: 'BY_ORDER' | 'BY_REVIEW',
): LocalDate | null {
  if (window === 'LIFETIME') return null;
  if (window === 'ROLLING_12M') return addMonths(day, 12);
  const current = periodFor(account, window, day);
  // Reaching a tier promises the rest of this period and all of the next; a review decides about one period only.
  return entered === 'BY_REVIEW' ? current.last : periodFor(account, window, addDays(current.last, 1)).last;
}

/** Blocks of about a year from a first day on; a day before it falls into the first. */
function blockContaining(start: LocalDate, day: LocalDate, lastOf: (first: LocalDate) => LocalDate): TierPeriod {
  let first = start;
  for (let block = 0; block < blocksMax; block++) {
    const last = lastOf(first);
    if (day <= last) return { key: first, first, last };
    first = addDays(last, 1);
  }
  throw new Error(`${day} is more than ${blocksMax} periods after ${start}`);
}

// ROLLING_12M measures from the entry into the tier that was held on the day (decisions 11).
function standingOn({ tier, pastTiers }: Account, day: LocalDate): LocalDate {
  const known = [...pastTiers, tier];
  return known.findLast((standing) => standing.since <= day)?.since ?? known[0]?.since ?? tier.since;
}
