import type { RewardId } from '../words/ids.ts';

/** What is counted for a member besides points. One flat map keeps an account small and its storage plain. */
export type CounterKey = `spend:${string}` | `orders:${string}` | `reward:${string}`;

export type Counters = Readonly<Partial<Record<CounterKey, number>>>;

/** A stretch of time that a tier is measured over: a calendar year, "2026". */
export type Period = string;

/** Eligible net spend in đồng within a period (C2). */
export const spendIn = (period: Period): CounterKey => `spend:${period}`;
/** Orders within a period. */
export const ordersIn = (period: Period): CounterKey => `orders:${period}`;
/** Redemptions of a reward that now stand (V14). */
export const redemptionsOf = (reward: RewardId): CounterKey => `reward:${reward}`;

/** Years of spend that stay counted: the running one and those a late bill or a review can still ask about. */
export const yearsCountedMax = 3;

export function counterOf(counters: Counters, key: CounterKey): number {
  return counters[key] ?? 0;
}

/** Adds changes by name; what reaches zero disappears, and years older than `yearsCountedMax` are dropped. */
export function addCounters(counters: Counters, changes: Counters): Counters {
  const sums = new Map(Object.entries(counters) as [CounterKey, number][]);
  for (const [key, change] of Object.entries(changes) as [CounterKey, number][]) {
    sums.set(key, (sums.get(key) ?? 0) + change);
  }
  const years = [...sums.keys()].map(yearIn).filter((year) => year !== null);
  const oldest = Math.max(...years) - yearsCountedMax + 1;
  const kept = [...sums].filter(([key, sum]) => sum !== 0 && (yearIn(key) ?? oldest) >= oldest);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function yearIn(key: CounterKey): number | null {
  const match = /^(?:spend|orders):(\d{4})$/.exec(key);
  return match === null ? null : Number(match[1]);
}
