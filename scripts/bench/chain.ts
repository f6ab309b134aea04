import { dayShards } from '@quaylai/functions/projections/day-totals';
import { dice } from '../../functions/test/dice.ts';

/** A national chain at lunch (PB9): which key is written most, and how often two writers meet there. */
export interface HotKey {
  readonly key: string;
  readonly writeUnitsPerSecond: number;
  /** Chance that a write meets another one of the same item in flight: 1 − e^(−λT). */
  readonly conflictPercent: number;
}

const members = 1_000_000;
const branches = 2_000;
/** The best published limit of a loyalty service (performance 1.3), as the peak of the day. */
const earnsPerSecond = 1_200;
const seconds = 60;
const skew = 1.3;
/** A transaction in flight (performance 1.1). */
const flightSeconds = 0.015;
/** Stock of one gift while a flash sale is on. */
const flashClaimsPerSecond = 200;

/** Only writers of one item in transactions conflict: a partition is no item, and a shelf takes single updates. */
const inTransactions = new Set(['member', 'day totals, item']);

/** Counts the keys that a minute of the peak writes, member and branch drawn by popularity; no engine. */
export function measureChain(): readonly HotKey[] {
  const roll = dice(9);
  const written = new Map<string, { units: number; times: number }>();
  const write = (kind: string, key: string, units: number) => {
    const name = `${kind} ${key}`;
    const sum = written.get(name) ?? { units: 0, times: 0 };
    written.set(name, { units: sum.units + units, times: sum.times + 1 });
  };
  for (let each = 0; each < earnsPerSecond * seconds; each++) {
    // Skewed, so that some buy often and some branches are full: the first of 2,000 has six times its share.
    const member = Math.floor(roll() ** skew * members);
    const branch = Math.floor(roll() ** skew * branches);
    write('member', String(member), 6);
    write('day totals, partition', String(member % dayShards), 2);
    write('day totals, item', `${member % dayShards}.${branch}`, 2);
  }
  for (let each = 0; each < flashClaimsPerSecond * seconds; each++) write('shelf of the flash gift', '0', 1);
  const kinds = [...new Set([...written.keys()].map((name) => name.replace(/ \S+$/, '')))];
  return kinds.map((kind) => {
    const ofKind = [...written].filter(([name]) => name.replace(/ \S+$/, '') === kind);
    const [, hottest] = ofKind.sort(([, a], [, b]) => b.units - a.units)[0] ?? ['', { units: 0, times: 0 }];
    const perSecond = hottest.times / seconds;
    const meets = inTransactions.has(kind) ? 1 - Math.exp(-perSecond * flightSeconds) : 0;
    return { key: kind, writeUnitsPerSecond: hottest.units / seconds, conflictPercent: meets * 100 };
  });
}
