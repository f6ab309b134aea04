import type { RuleDocument } from '../programme/rule-document.ts';
import { addDays, type Instant, type LocalDate, localDateOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { type Counters, eventsIn, ordersIn, type Period, spendIn } from './counters.ts';
import { periodFor, type TierPeriod } from './tier-periods.ts';

/** What one event adds to, or takes from, what tiers are measured by. */
export interface TierChanges {
  readonly spend?: number;
  readonly orders?: number;
  readonly events?: number;
}

/** The counters an event changes: those of its period, and within grace those of the period before too (C5, T05). */
export function countedFor(
  account: Account,
  changes: TierChanges,
  businessTime: Instant,
  { tiering }: RuleDocument,
): Counters {
  const day = localDateOf(businessTime);
  const period = periodFor(account, tiering.window, day);
  const inGrace = tiering.window !== 'LIFETIME' && day < addDays(period.first, tiering.graceDays);
  return { ...countersIn(period.key, changes), ...(inGrace ? countersIn(graceOf(period), changes) : {}) };
}

/** The name of what is counted in the grace days at the start of a period. */
export function graceOf({ key }: TierPeriod): Period {
  return `${key}+grace`;
}

function countersIn(period: Period, { spend = 0, orders = 0, events = 0 }: TierChanges): Counters {
  return {
    ...(spend === 0 ? {} : { [spendIn(period)]: spend }),
    ...(orders === 0 ? {} : { [ordersIn(period)]: orders }),
    ...(events === 0 ? {} : { [eventsIn(period)]: events }),
  };
}

/** The counters as a review of a period sees them: with what its grace days added. */
export function withGrace(
  account: Account,
  counters: Counters,
  period: TierPeriod,
  { tiering }: RuleDocument,
): Counters {
  if (tiering.graceDays === 0 || tiering.window === 'LIFETIME') return counters;
  const next = periodFor(account, tiering.window, addDays(period.last, 1) as LocalDate);
  const grace = graceOf(next);
  const sum = (key: (period: Period) => keyof Counters) => ({
    [key(period.key)]: (counters[key(period.key)] ?? 0) + (counters[key(grace)] ?? 0),
  });
  return { ...counters, ...sum(spendIn), ...sum(ordersIn), ...sum(eventsIn) };
}
