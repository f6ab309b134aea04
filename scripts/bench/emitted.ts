import type { Item, Key, Table, Write } from '@quaylai/functions/cloud/table';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { keyOf, type ModelStore } from '../../functions/test/model/store.ts';
import { itemBytes } from '../../functions/test/model/value.ts';

/** One write as the table got it. */
export interface Emitted extends Key {
  readonly units: number;
  readonly inTransaction: boolean;
}

const unitBytes = 1024;
const sizeOf = (item: Item | null): number => (item === null ? 0 : itemBytes(item));

/** The model of the table, and every write that reaches it with what it is billed. */
export function emitting(store: ModelStore): { readonly table: Table; take(): readonly Emitted[] } {
  let emitted: Emitted[] = [];
  const table = modelTable(store);
  const note = async <Answer>(writes: readonly Write[], inTransaction: boolean, ask: () => Promise<Answer>) => {
    const before = writes.map((write) => sizeOf(store.get(keyOf(write) as Key)));
    const answer = await ask();
    for (const [place, write] of writes.entries()) {
      const { pk, sk } = keyOf(write);
      const bytes = Math.max(before[place] ?? 0, sizeOf(store.get({ pk, sk })));
      const units = Math.max(1, Math.ceil(bytes / unitBytes)) * (inTransaction ? 2 : 1);
      emitted.push({ pk, sk, units, inTransaction });
    }
    return answer;
  };
  return {
    table: {
      ...table,
      write: (write) => note([write], false, () => table.write(write)),
      transact: (writes) => note(writes, true, () => table.transact(writes)),
    },
    take: () => {
      const taken = emitted;
      emitted = [];
      return taken;
    },
  };
}
