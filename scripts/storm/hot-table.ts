import { setTimeout as sleep } from 'node:timers/promises';
import type { Table, Write } from '@quaylai/functions/cloud/table';
import { keyOf, type ModelStore } from '../../functions/test/model/store.ts';

/** What neither engine here shows: a transaction under way keeps its items from everybody else (performance 1.1). */
export interface HotTable {
  readonly table: Table;
  /** Write units asked for, refused ones included, as DynamoDB bills them. */
  readonly spent: () => { readonly units: number; readonly conflicts: number };
}

const readMs = 3;
const writeMs = 4;
const transactMs = 9;
/** Of that, how long the items are locked. */
const lockedMs = 6;
const contended = { kind: 'CONTENDED' } as const;

const nameOf = (write: Write): string => {
  const { pk, sk } = keyOf(write);
  return `${pk} ${sk}`;
};

export function hotTable(store: ModelStore): HotTable {
  const locked = new Set<string>();
  let [units, conflicts] = [0, 0];
  const refuse = async () => {
    conflicts += 1;
    await sleep(writeMs);
    return contended;
  };
  const table: Table = {
    get: async (key) => {
      await sleep(readMs);
      return store.get(key);
    },
    batchGet: async (keys) => {
      await sleep(readMs);
      return keys.map((key) => store.get(key));
    },
    query: async (range) => {
      await sleep(readMs);
      return store.query(range);
    },
    write: async (write) => {
      units += 1;
      if (locked.has(nameOf(write))) return refuse();
      const answer = store.write(write);
      await sleep(writeMs);
      return answer;
    },
    transact: async (writes) => {
      units += 2 * writes.length;
      const names = writes.map(nameOf);
      if (names.some((name) => locked.has(name))) return refuse();
      const answer = store.transact(writes);
      if (answer.kind === 'DONE') {
        for (const name of names) locked.add(name);
        await sleep(lockedMs);
        for (const name of names) locked.delete(name);
      }
      await sleep(transactMs - lockedMs);
      return answer;
    },
  };
  return { table, spent: () => ({ units, conflicts }) };
}
