/** An unanswered request stays the same request for this long; later, the same words are a new intention. */
export const keptMsMax = 10 * 60 * 1000;
const keysMax = 50;

export interface KeyStore {
  readonly read: () => unknown;
  readonly write: (keys: Readonly<Record<string, KeptKey>>) => void;
}

interface KeptKey {
  readonly key: string;
  readonly at: number;
}

export interface IdempotencyKeys {
  /** The key of this very request: the same one until an answer comes (C1.5). */
  readonly keyFor: (request: string) => string;
  /** An answer came, good or bad: pressing again is a new request. */
  readonly answered: (request: string) => void;
}

/** Keys survive a killed app through `store`, so a bill confirmed in a tunnel is never posted twice. */
export function idempotencyKeys(store: KeyStore, now: () => number, make: () => string): IdempotencyKeys {
  const kept = new Map<string, KeptKey>(Object.entries((store.read() as Record<string, KeptKey> | null) ?? {}));
  const save = () => store.write(Object.fromEntries([...kept].slice(-keysMax)));
  return {
    keyFor(request) {
      const known = kept.get(request);
      if (known && now() - known.at < keptMsMax) return known.key;
      const key = make();
      kept.delete(request);
      kept.set(request, { key, at: now() });
      save();
      return key;
    },
    answered(request) {
      if (kept.delete(request)) save();
    },
  };
}
