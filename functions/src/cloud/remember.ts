import type { Instant } from '@quaylai/shared/words/vietnam-time';

const remembrancesMax = 2_000;

/**
 * Keeps what `load` answered for `ageMsMax`, per key, in this process. The oldest goes first when there are too many;
 * a failed load is not kept.
 */
export function remember<Value>(
  clock: () => Instant,
  ageMsMax: number,
  load: (key: string) => Promise<Value>,
): { get: (key: string) => Promise<Value>; forget: (key: string) => void } {
  const known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return {
    get(key) {
      const found = known.get(key);
      if (found !== undefined && clock() < found.until) return found.value;
      const value = load(key);
      known.delete(key);
      known.set(key, { value, until: clock() + ageMsMax });
      value.catch(() => known.delete(key));
      const [oldest] = known.keys();
      if (known.size > remembrancesMax && oldest !== undefined) known.delete(oldest);
      return value;
    },
    forget(key) {
      known.delete(key);
    },
  };
}
