import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './api.ts';
import type { Replied, Sent } from './client.ts';
import { nameOf, takeEarly } from './early.ts';
import type { Answer, Failure } from './failure.ts';
import { remember, seenOf } from './seen.ts';
import { useLive } from './use-live.ts';

export interface Asked<Value> {
  /** The newest answer, also while a newer one is on its way or could not be had. */
  readonly value: Value | null;
  /** Why the last attempt brought nothing. */
  readonly failure: Failure | null;
  readonly refresh: () => Promise<void>;
}

export interface Options {
  /** Asks again and again, until this long after the last touch; a touch after that wakes it (decisions 30, ADR 0108). */
  readonly liveFor?: number | undefined;
  /** False asks nothing yet. */
  readonly when?: boolean;
}

/** Reads a route and keeps it fresh: on arrival, on demand, and by asking again while somebody looks. */
export function useAnswer<Key extends KnownRouteKey>(
  key: Key,
  sent: Sent<Key>,
  { liveFor, when = true }: Options = {},
): Asked<Replied<Key>> {
  const name = nameOf(key, sent);
  // A POST (a fresh QR) is never the same twice.
  const known = key.startsWith('GET') ? seenOf(name) : null;
  const [shown, setShown] = useState<{ name: string; value: unknown; failure: Failure | null }>({
    name,
    value: known,
    failure: null,
  });
  const asking = useRef(0);
  const latest = useRef(sent);
  latest.current = sent;
  const show = useCallback(
    (answer: Answer<unknown>) =>
      setShown((before) => {
        const had = before.name === name ? before.value : null;
        const value = answer.ok ? answer.value : had;
        const failure = answer.ok ? null : answer.failure;
        // Most polls bring what is there already: then nothing is drawn again.
        return before.name === name && failure === before.failure && isSame(value, had)
          ? before
          : { name, value, failure };
      }),
    [name],
  );
  const refresh = useCallback(async () => {
    const turn = ++asking.current;
    const answer = (await takeEarly<Key>(name)) ?? (await call(key, latest.current));
    if (answer.ok && key.startsWith('GET')) remember(name, answer.value);
    // A slower, older answer never replaces a newer one.
    if (turn === asking.current) show(answer);
  }, [key, name, show]);
  useEffect(() => {
    if (when) void refresh();
    return () => {
      asking.current++;
    };
  }, [refresh, when]);
  useEffect(() => {
    const returned = () => {
      if (when && document.visibilityState === 'visible') void refresh();
    };
    document.addEventListener('visibilitychange', returned);
    window.addEventListener('online', returned);
    return () => {
      document.removeEventListener('visibilitychange', returned);
      window.removeEventListener('online', returned);
    };
  }, [refresh, when]);
  useLive(name, refresh, show, when ? liveFor : undefined);
  const current = shown.name === name ? shown : { value: known, failure: null };
  return { value: current.value as Replied<Key> | null, failure: current.failure, refresh };
}

const isSame = (value: unknown, other: unknown): boolean =>
  value === other || JSON.stringify(value) === JSON.stringify(other);
