import { createHash } from 'node:crypto';
import { dice } from '../dice.ts';

/** What DynamoDB and the way to it do to a call (reliability 4.4). */
export const faults = [
  'THROTTLED',
  'CONFLICT',
  'IN_PROGRESS',
  'SERVER_ERROR',
  'RESET_BEFORE', // the connection broke and nothing was written
  'ANSWER_LOST', // everything was written and nobody heard
  'SLOW',
  'PARTIAL', // a batch read leaves keys unprocessed
] as const;
export type Fault = (typeof faults)[number];

/** How often each happens, as a share of the calls that it can happen to. */
export type Rates = Readonly<Partial<Record<Fault, number>>>;

/** One partition in so many misbehaves more: a hot or broken shard. */
export interface BadShard {
  readonly shards: number;
  readonly bad: number;
  readonly rates: Rates;
}

export interface Climate {
  readonly rates: Rates;
  /** How often what struck the first try of a call strikes its second, too. */
  readonly lasting?: number;
  readonly badShard?: BadShard;
}

export type CallKind = 'get' | 'batchGet' | 'query' | 'write' | 'transact';

const possible: Readonly<Record<CallKind, readonly Fault[]>> = {
  get: ['THROTTLED', 'SERVER_ERROR', 'RESET_BEFORE', 'ANSWER_LOST', 'SLOW'],
  batchGet: ['THROTTLED', 'SERVER_ERROR', 'RESET_BEFORE', 'ANSWER_LOST', 'SLOW', 'PARTIAL'],
  query: ['THROTTLED', 'SERVER_ERROR', 'RESET_BEFORE', 'ANSWER_LOST', 'SLOW'],
  write: ['THROTTLED', 'CONFLICT', 'SERVER_ERROR', 'RESET_BEFORE', 'ANSWER_LOST', 'SLOW'],
  transact: ['THROTTLED', 'CONFLICT', 'IN_PROGRESS', 'SERVER_ERROR', 'RESET_BEFORE', 'ANSWER_LOST', 'SLOW'],
};

export interface Forecast {
  /**
   * The fault of the next try, or null; the same seed and the same tries meet the same weather. `before` is what struck
   * the same call's try before.
   */
  next(kind: CallKind, partitions: readonly string[], before?: Fault | null): Fault | null;
  /** How often each has struck. */
  readonly struck: Readonly<Record<Fault, number>>;
  /** From then on the sky is clear, or it is not. */
  calm(isCalm: boolean): void;
}

/** A rough day: about every third call goes wrong. */
export const stormy: Climate = {
  rates: {
    THROTTLED: 0.05,
    CONFLICT: 0.08,
    IN_PROGRESS: 0.03,
    SERVER_ERROR: 0.03,
    RESET_BEFORE: 0.03,
    ANSWER_LOST: 0.06,
    SLOW: 0.03,
    PARTIAL: 0.05,
  },
};

export function forecast(seed: number, { rates, badShard, lasting = 0 }: Climate): Forecast {
  const roll = dice(seed);
  const struck = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  let isCalm = false;
  return {
    struck,
    calm: (now) => {
      isCalm = now;
    },
    next: (kind, partitions, before = null) => {
      // One throw for each try, whatever it is: what one call meets moves no other.
      let chance = roll();
      if (isCalm) return null;
      if (before !== null && chance < lasting) {
        struck[before] += 1;
        return before;
      }
      const isBad = badShard !== undefined && partitions.some((pk) => shardOf(pk, badShard.shards) === badShard.bad);
      const here = isBad ? badShard.rates : rates;
      for (const fault of possible[kind]) {
        chance -= here[fault] ?? 0;
        if (chance >= 0) continue;
        struck[fault] += 1;
        return fault;
      }
      return null;
    },
  };
}

function shardOf(pk: string, shards: number): number {
  return createHash('sha256').update(pk).digest().readUInt32BE(0) % shards;
}
