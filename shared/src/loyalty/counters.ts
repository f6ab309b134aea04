import type { CampaignId, LotId, RewardId, TierId } from '../words/ids.ts';
import { type Instant, type LocalDate, localDateOf } from '../words/vietnam-time.ts';

/** What is counted for a member besides points. One flat map keeps an account small and its storage plain. */
export type CounterKey =
  | `${'spend' | 'orders' | 'events'}:${Period}`
  | `day:${LocalDate}`
  | `reward:${string}`
  | `reward-month:${string}`
  | `${'campaign' | 'campaign-points'}:${CampaignId}`
  | `gift:${TierId}`
  | `expired:${LotId}`;

export type Counters = Readonly<Partial<Record<CounterKey, number>>>;

/** A stretch of time that a tier is measured over: a calendar year, "2026". */
export type Period = string;

/** Eligible net spend in đồng within a period (C2). */
export const spendIn = (period: Period): CounterKey => `spend:${period}`;
/** Orders within a period. */
export const ordersIn = (period: Period): CounterKey => `orders:${period}`;
/** Events that a ladder counts, reviews or check-ins, within a period. */
export const eventsIn = (period: Period): CounterKey => `events:${period}`;
/** Points earned on one local day, for the daily cap (E15). */
export const earnedOn = (day: LocalDate): CounterKey => `day:${day}`;
/** Orders that profited from a campaign, and the points they got from it (C06). */
export const usesOf = (campaign: CampaignId): CounterKey => `campaign:${campaign}`;
export const bonusFrom = (campaign: CampaignId): CounterKey => `campaign-points:${campaign}`;
/** The entry gift of a tier is given once in a life (T09). */
export const giftOf = (tier: TierId): CounterKey => `gift:${tier}`;
/** Redemptions of a reward that now stand (V14). */
export const redemptionsOf = (reward: RewardId): CounterKey => `reward:${reward}`;

/** The same of one local month, "2026-11" (V02). */
export function redemptionsInMonth(reward: RewardId, at: Instant): CounterKey {
  return `reward-month:${localDateOf(at).slice(0, 7)}:${reward}`;
}

/** What one redemption more, or one less, counts. */
export function redemptionCounters(reward: RewardId, at: Instant, change: 1 | -1): Counters {
  return { [redemptionsOf(reward)]: change, [redemptionsInMonth(reward, at)]: change };
}

/** Points of a lot that expired. */
export const expiredOf = (lot: LotId): CounterKey => `expired:${lot}`;

/** Expired lots that stay counted for a late return of their order; of an older one nothing is taken back any more. */
export const expiredLotsCountedMax = 12;
/** Days of earning that stay counted: a late bill still meets the cap of its own day. */
const daysCountedMax = 7;
/** Months of redemptions that stay counted: the running one, and the last for what is undone late. */
const monthsCountedMax = 2;
/** Years of spend that stay counted: the running one and those a late bill or a review can still ask about. */
const yearsCountedMax = 3;

export function counterOf(counters: Counters, key: CounterKey): number {
  return counters[key] ?? 0;
}

/** Adds changes by name. What reaches zero disappears; of years, days and expired lots only the latest few are kept. */
export function addCounters(counters: Counters, changes: Counters): Counters {
  const sums = new Map(Object.entries(counters) as [CounterKey, number][]);
  for (const [key, change] of Object.entries(changes) as [CounterKey, number][]) {
    sums.set(key, (sums.get(key) ?? 0) + change);
  }
  const keys = [...sums.keys()].sort();
  const forgotten = new Set([
    ...olderThanLatest(keys, /^(?:spend|orders|events):(\d{4})/, yearsCountedMax),
    ...olderThanLatest(keys, /^day:(.+)$/, daysCountedMax),
    ...olderThanLatest(keys, /^reward-month:(\d{4}-\d{2})/, monthsCountedMax),
    ...olderThanLatest(keys, /^expired:(\d+)/, expiredLotsCountedMax),
  ]);
  const kept = keys.filter((key) => sums.get(key) !== 0 && !forgotten.has(key));
  return Object.fromEntries(kept.map((key) => [key, sums.get(key)]));
}

/** The keys that lie before the latest few of what the pattern's group names: years, days, entries. */
function olderThanLatest(keys: readonly CounterKey[], pattern: RegExp, keptMax: number): readonly CounterKey[] {
  const named = keys.flatMap((key) => {
    const name = pattern.exec(key)?.[1];
    return name === undefined ? [] : [{ key, name }];
  });
  const names = [...new Set(named.map(({ name }) => name))].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const dropped = new Set(names.slice(0, -keptMax));
  return named.filter(({ name }) => dropped.has(name)).map(({ key }) => key);
}
