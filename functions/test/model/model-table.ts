import type { Table } from '../../src/cloud/table.ts';
import type { ModelStore } from './store.ts';

/** The store behind the port that production code sees, with perfect weather. */
export function modelTable(store: ModelStore): Table {
  return {
    get: async (key) => store.get(key),
    batchGet: async (keys) => keys.map((key) => store.get(key)),
    query: async (range) => store.query(range),
    write: async (write) => store.write(write),
    transact: async (writes) => store.transact(writes),
  };
}
