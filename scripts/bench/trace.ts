import type { Item, Table, Write } from '@quaylai/functions/cloud/table';
import { keyOf } from '../../functions/test/model/store.ts';
import { itemBytes } from '../../functions/test/model/value.ts';
import { throttled } from './ambush.ts';

/** What one request asked of the table. */
export interface Cost {
  /** Write units by DynamoDB's rule: one a started KB, twice that in a transaction, refused writes included. */
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Calls in all, and those that had to wait for another one. */
  readonly calls: number;
  readonly trips: number;
}

const writeUnitBytes = 1024;
const readUnitBytes = 4096;
const units = (bytes: number, unitBytes: number): number => Math.max(1, Math.ceil(bytes / unitBytes));
const sizeOf = (item: Item | null): number => (item === null ? 0 : itemBytes(item));

const turn = () => new Promise((done) => setImmediate(done));

/** Counts what passes to a table, by DynamoDB's own rule; the real engine's count is laid beside it by the bench. */
export function traced(table: Table): { readonly table: Table; take(): Cost; readonly written: string[] } {
  let [writeUnits, readUnits, calls, trips, flying] = [0, 0, 0, 0, 0];
  const written: string[] = [];

  async function call<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    calls += 1;
    // What starts while another call is in the air shares its trip.
    if (flying === 0) trips += 1;
    flying += 1;
    // However fast the model answers, a real answer needs a turn of the event loop.
    const [answer] = await Promise.all([ask(), turn()]).finally(() => {
      flying -= 1;
    });
    return answer;
  }
  const read = (items: readonly (Item | null)[], share: number) => {
    for (const item of items) readUnits += units(sizeOf(item), readUnitBytes) * share;
  };
  const wrote = (write: Write, before: number, times: number) => {
    const after = 'put' in write ? itemBytes(write.put) : before;
    writeUnits += units(Math.max(before, after), writeUnitBytes) * times;
    written.push(`${keyOf(write).pk} ${keyOf(write).sk}`);
  };

  return {
    written,
    take: () => {
      const cost = { writeUnits, readUnits, calls, trips };
      [writeUnits, readUnits, calls, trips] = [0, 0, 0, 0];
      written.length = 0;
      return cost;
    },
    table: {
      get: (key) =>
        call(async () => {
          const item = await table.get(key);
          read([item], 1);
          return item;
        }),
      batchGet: (keys) =>
        call(async () => {
          const items = await table.batchGet(keys);
          read(items, 1);
          return items;
        }),
      query: (range) =>
        call(async () => {
          const page = await table.query(range);
          const bytes = page.items.reduce((sum, item) => sum + itemBytes(item), 0);
          readUnits += units(bytes, readUnitBytes) * (range.consistent === true ? 1 : 0.5);
          return page;
        }),
      write: (write) =>
        call(async () => {
          const answer = await table.write(write);
          const shown = answer.kind === 'DONE' ? answer.after : answer.kind === 'REFUSED' ? answer.stored : null;
          wrote(write, sizeOf(shown), 1);
          return answer;
        }),
      transact: (writes) =>
        call(async () => {
          const answer = await table.transact(writes);
          if (answer === throttled) return answer;
          const refusals = answer.kind === 'CANCELLED' ? answer.refusals : [];
          for (const [place, write] of writes.entries()) wrote(write, sizeOf(refusals[place]?.stored ?? null), 2);
          return answer;
        }),
    },
  };
}
