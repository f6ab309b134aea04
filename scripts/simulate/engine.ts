import { ServiceRefusal } from '@quaylai/functions/cloud/json-service';
import type { Page, RangeQuery } from '@quaylai/functions/cloud/table';
import { keyOf, type ModelStore, nameOf } from '../../functions/test/model/store.ts';
import { Tokens } from '../../functions/test/model/tokens.ts';
import type { Engine } from '../../functions/test/weather/weather-table.ts';
import type { Hardship } from './hardship.ts';
import type { Sea } from './sea.ts';

/** What all who ask it share. */
interface Waters {
  readonly sea: Sea;
  readonly store: ModelStore;
  readonly hardship: Hardship;
  readonly tally: { conflicts: number; torn: number; stale: number };
}

const staleWritesMax = 8;

/**
 * The model of the table as many ask it at once: a transaction takes time and keeps others from its items, a read is torn
 * or behind where DynamoDB allows it. What has reached it ends, whatever becomes of whoever asked.
 */
export function engineIn(waters: Waters): Engine {
  const { sea, store, tally } = waters;
  /** Items inside a transaction that has begun and not ended. */
  const locked = new Set<string>();
  const tokens = new Tokens();
  const checkFree = (names: readonly string[]): void => {
    if (!names.some((name) => locked.has(name))) return;
    tally.conflicts += 1;
    throw new ServiceRefusal(400, {
      __type: 'TransactionConflictException',
      message: 'somebody else’s at this moment',
    });
  };
  return {
    get: async (key) => store.get(key),
    batchGet: async (keys) => {
      const half = Math.ceil(keys.length / 2);
      const first = store.batchGet(keys.slice(0, half));
      if (half < keys.length && sea.chance(waters.hardship.tornRead)) {
        tally.torn += 1;
        await sea.step();
      }
      return [...first, ...store.batchGet(keys.slice(half))];
    },
    query: (range) => page(waters, range),
    write: async (write) => {
      checkFree([nameOf(keyOf(write))]);
      const answer = store.write(write);
      await sea.step();
      return answer;
    },
    transact: async (writes, token) => {
      const known = tokens.answerTo(token, writes, sea.now);
      if (known !== null) return known;
      let answer: ReturnType<ModelStore['transact']> | null = null;
      try {
        const names = writes.map((write) => nameOf(keyOf(write)));
        checkFree(names);
        for (const name of names) locked.add(name);
        await sea.step();
        for (const name of names) locked.delete(name);
        answer = store.transact(writes);
      } finally {
        tokens.ended(token, answer, sea.now);
      }
      await sea.step();
      return answer;
    },
  };
}

async function page({ sea, store, hardship, tally }: Waters, range: RangeQuery): Promise<Page> {
  const isStale = range.consistent !== true && sea.chance(hardship.staleRead);
  if (isStale) tally.stale += 1;
  const asOf = isStale ? store.writes - Math.ceil(sea.roll() * staleWritesMax) : undefined;
  if (range.limit < 2 || !sea.chance(hardship.tornRead)) return store.query(range, asOf);
  // A page is no snapshot: what is written while it is read may be half in it.
  const limit = Math.ceil(sea.roll() * (range.limit - 1));
  const first = store.query({ ...range, limit }, asOf);
  if (first.next === null) return first;
  tally.torn += 1;
  await sea.step();
  const rest = store.query({ ...range, limit: range.limit - limit, after: first.next }, asOf);
  return { items: [...first.items, ...rest.items], next: rest.next };
}
