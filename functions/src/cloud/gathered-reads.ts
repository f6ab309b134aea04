import type { Item, Key, Table } from './table.ts';

interface Wanted {
  readonly key: Key;
  readonly found: (item: Item | null) => void;
  readonly failed: (error: unknown) => void;
}

/** What one batch read of DynamoDB takes. */
const keysMax = 100;

/**
 * The same table; reads by key that start together travel together, as one batch (decisions 3: account, rules and
 * record in one trip). Who wants that asks for them side by side; a read alone stays a read.
 */
export function gatherReads(table: Table): Table {
  let waiting: Wanted[] = [];

  function leave(): void {
    const leaving = waiting;
    waiting = [];
    const byName = new Map<string, Wanted[]>();
    for (const one of leaving) {
      const name = JSON.stringify([one.key.pk, one.key.sk]);
      const sharers = byName.get(name);
      if (sharers === undefined) byName.set(name, [one]);
      else sharers.push(one);
    }
    const each = [...byName.values()];
    for (let start = 0; start < each.length; start += keysMax) readTogether(table, each.slice(start, start + keysMax));
  }
  const get = (key: Key) =>
    new Promise<Item | null>((found, failed) => {
      // When everything that runs now has said what it wants.
      if (waiting.length === 0) process.nextTick(leave);
      waiting.push({ key, found, failed });
    });

  return {
    get,
    batchGet: (keys) => Promise.all(keys.map(get)),
    query: (range) => table.query(range),
    write: (write) => table.write(write),
    transact: (writes) => table.transact(writes),
  };
}

/** All who want one key share its answer. */
function readTogether(table: Table, wanted: readonly (readonly Wanted[])[]): void {
  const keys = wanted.flatMap(([one]) => (one === undefined ? [] : [one.key]));
  const [only] = keys;
  const read = keys.length === 1 && only !== undefined ? table.get(only).then((item) => [item]) : table.batchGet(keys);
  read.then(
    (items) => {
      for (const [place, sharers] of wanted.entries()) for (const { found } of sharers) found(items[place] ?? null);
    },
    (error: unknown) => {
      for (const { failed } of wanted.flat()) failed(error);
    },
  );
}
