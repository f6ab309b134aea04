import type { Cancelled, Done, Table, Write } from '../../src/cloud/table.ts';
import type { ModelStore } from './store.ts';
import type { Tokens } from './tokens.ts';

/** The store behind the port that production code sees, with perfect weather. */
export function modelTable(store: ModelStore) {
  return {
    get: async (key) => store.get(key),
    batchGet: async (keys) => store.batchGet(keys),
    query: async (range) => store.query(range),
    write: async (write) => store.write(write),
    transact: async (writes) => store.transact(writes),
  } satisfies Table;
}

/** A transaction under a token that whoever asks has chosen. */
export function transactOnce(
  { store, tokens }: { readonly store: ModelStore; readonly tokens: Tokens },
  { token, writes }: { readonly token: string; readonly writes: readonly Write[] },
  now: number,
): Done | Cancelled {
  const known = tokens.answerTo(token, writes, now);
  if (known !== null) return known;
  let answer: Done | Cancelled | null = null;
  try {
    answer = store.transact(writes);
    return answer;
  } finally {
    tokens.ended(token, answer, now);
  }
}
