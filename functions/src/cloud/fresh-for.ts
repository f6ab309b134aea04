import type { Instant } from '@quaylai/shared/words/vietnam-time';

interface Kept<Value> {
  readonly value: Value;
  readonly readAt: Instant;
}

const keptMax = 1_000;

/**
 * Remembers what was read, for a bounded time: a warm function asks the table once per `freshMs`, and nobody meets an
 * answer older than that. When full it forgets everything: reading again is always right.
 */
export function freshFor<Value>(
  freshMs: number,
  clock: () => Instant,
): (name: string, read: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Kept<Value>>();
  return async (name, read) => {
    const now = clock();
    const found = kept.get(name);
    // A clock set back must not make an old answer young.
    if (found !== undefined && now >= found.readAt && now - found.readAt < freshMs) return found.value;
    const value = await read();
    if (kept.size >= keptMax) kept.clear();
    kept.set(name, { value, readAt: now });
    return value;
  };
}
