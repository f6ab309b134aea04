import type { Instant } from '@quaylai/shared/words/vietnam-time';

interface Kept<Value> {
  readonly value: Value;
  readonly readAt: Instant;
}

const keptMax = 1_000;

/** What was read, by name, for a bounded time. */
export interface ShortMemory<Value> {
  recall(name: string): { readonly value: Value } | null;
  /** `readAt` is when the read began. */
  keep(name: string, value: Value, readAt: Instant): void;
}

/** Nobody meets what is older than `freshMs`. When full it forgets everything: reading again is always right. */
export function shortMemory<Value>(freshMs: number, clock: () => Instant): ShortMemory<Value> {
  const kept = new Map<string, Kept<Value>>();
  return {
    recall: (name) => {
      const now = clock();
      const found = kept.get(name);
      // A clock set back must not make an old answer young.
      return found !== undefined && now >= found.readAt && now - found.readAt < freshMs ? found : null;
    },
    keep: (name, value, readAt) => {
      if (kept.size >= keptMax) kept.clear();
      kept.set(name, { value, readAt });
    },
  };
}

/** Reads through a short memory: a warm function asks the table once per `freshMs`. */
export function freshFor<Value>(
  freshMs: number,
  clock: () => Instant,
): (name: string, read: () => Promise<Value>) => Promise<Value> {
  const memory = shortMemory<Value>(freshMs, clock);
  return async (name, read) => {
    const known = memory.recall(name);
    if (known !== null) return known.value;
    const readAt = clock();
    const value = await read();
    memory.keep(name, value, readAt);
    return value;
  };
}
