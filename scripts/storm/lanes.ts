import type { Table } from '@quaylai/functions/cloud/table';

/**
 * The same table, asked so many things at a time. A process of Lambda has one request and its sockets to itself; where
 * one process plays thousands of them, their calls wait here instead of for a connection that times out.
 */
export function inLanes(table: Table, lanes: number): Table {
  const waiting: (() => void)[] = [];
  let free = lanes;
  const call = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
  return {
    get: (key) => call(() => table.get(key)),
    batchGet: (keys) => call(() => table.batchGet(keys)),
    query: (range) => call(() => table.query(range)),
    write: (write) => call(() => table.write(write)),
    transact: (writes) => call(() => table.transact(writes)),
  };
}
