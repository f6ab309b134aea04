import { dice } from '../../functions/test/dice.ts';
import { isOfBatch, openBatches, wakingOf } from './chain-batches.ts';
import { openCounters, type Spot } from './chain-counters.ts';
import { type Doing, doings, recordChain } from './chain-keys.ts';
import { patternOf } from './chain-writes.ts';

/** Minutes of the day, local time: from the first, before the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
export const wholeDay: Span = { from: 0, to: 24 * 60 };
/** The peak, with the flash sale in it: the short form. */
export const lunchMinutes: Span = { from: 12 * 60 + 15, to: 12 * 60 + 16 };

export const chain = {
  seed: 9,
  members: 1_000_000,
  branches: 2_000,
  /** The best published limit of a loyalty service (performance 1.3), as the peak of the day: ten times its mean. */
  ordersPerSecond: 1_200,
  /** Some buy often: the first tenth of the members does a sixth of everything. */
  memberSkew: 1.3,
  /** Zipf over the branches: the first of 2,000 sells a twentieth of everything, a hundred times its share. */
  branchSkew: 0.8,
  /** Of each order. */
  shares: { 'order in a campaign': 0.05, hold: 0.1, capture: 0.1, voucher: 0.02 },
  flash: { from: 12 * 60 + 15, to: 12 * 60 + 17, claimsPerSecond: 200 },
  /** A transaction in flight (performance 1.1). */
  flightSeconds: 0.015,
  /** Partitions of the table: 14,000 write units a second at the peak, of 1,000 that one bears. */
  streamShards: 16,
} as const;

const lunchAt = 12 * 60 + 15;
const eveningAt = 19 * 60;
const minuteSeconds = 60;

/** How much of the peak a minute of the day has. */
function shareOfPeak(minute: number): number {
  if (minute < 6 * 60 || minute >= 22 * 60 + 30) return 0;
  const bell = (at: number, width: number) => Math.exp(-((minute - at) ** 2) / (2 * width ** 2));
  return 0.05 + 0.95 * bell(lunchAt, 25) + 0.25 * bell(eveningAt, 60);
}

/** Plays a day of a national chain over the keys that the real code writes (PB9): who arrives when is thrown by dice. */
export async function measureChain({ from, to }: Span): Promise<readonly Spot[]> {
  const recorded = await recordChain();
  const counters = openCounters(chain);
  const patterns = doings.map((doing) => patternOf(recorded, doing));
  const writes = patterns.map((pattern) => counters.compiled(pattern.filter((write) => !isOfBatch(write))));
  const waking = doings.map((doing, place) => wakingOf(patterns[place] ?? [], recorded.samples[doing]));
  const roll = dice(chain.seed);
  const branchOf = zipf(chain.branches, chain.branchSkew);
  const batches = openBatches(counters, chain, roll);
  for (let minute = from; minute < to; minute++) {
    const rates = doings.map((doing) => rateOf(doing, minute));
    const all = rates.reduce((sum, rate) => sum + rate, 0);
    const end = (minute + 1) * minuteSeconds;
    let seconds = minute * minuteSeconds;
    while (all > 0) {
      seconds -= Math.log(1 - roll()) / all;
      if (seconds >= end) break;
      const member = Math.floor(roll() ** chain.memberSkew * chain.members);
      const doing = drawn(rates, roll() * all);
      const branch = branchOf(roll());
      counters.happen(writes[doing] ?? [], member, branch, seconds);
      batches.bring(waking[doing], member, branch, seconds);
    }
  }
  batches.close();
  return counters.spots();
}

function rateOf(doing: Doing, minute: number): number {
  const { ordersPerSecond, shares, flash } = chain;
  if (doing === 'flash gift') return minute >= flash.from && minute < flash.to ? flash.claimsPerSecond : 0;
  const share = doing === 'order' ? 1 - shares['order in a campaign'] : shares[doing];
  return ordersPerSecond * shareOfPeak(minute) * share;
}

function drawn(rates: readonly number[], at: number): number {
  let left = at;
  for (const [place, rate] of rates.entries()) {
    left -= rate;
    if (left < 0) return place;
  }
  return 0;
}

/** Places by popularity, looked up. */
function zipf(count: number, skew: number): (roll: number) => number {
  const slots = 1 << 16;
  const weights = Array.from({ length: count }, (_, place) => 1 / (place + 1) ** skew);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(slots);
  let [place, reached] = [0, (weights[0] ?? 0) / all];
  for (let slot = 0; slot < slots; slot++) {
    while ((slot + 0.5) / slots > reached && place < count - 1) {
      place += 1;
      reached += (weights[place] ?? 0) / all;
    }
    table[slot] = place;
  }
  return (roll) => table[Math.floor(roll * slots)] ?? 0;
}
