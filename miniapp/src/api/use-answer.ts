import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from './api.ts';
import type { Replied, Sent } from './client.ts';
import type { Failure } from './failure.ts';
import { remember, seenOf } from './seen.ts';

export interface Asked<Value> {
  /** The newest answer, also while a newer one is on its way or could not be had. */
  readonly value: Value | null;
  /** Why the last attempt brought nothing. */
  readonly failure: Failure | null;
  readonly refresh: () => Promise<void>;
}

interface Options {
  /** Asks again this often while the screen is visible (decisions 30). */
  readonly everyMs?: number | undefined;
  /** False asks nothing yet. */
  readonly when?: boolean;
}

const pollMsMax = 10 * 60 * 1000;

/** Reads a route and keeps it fresh: on arrival, on demand, and by polling while somebody waits. */
export function useAnswer<Key extends KnownRouteKey>(
  key: Key,
  sent: Sent<Key>,
  { everyMs, when = true }: Options = {},
): Asked<Replied<Key>> {
  const name = `${key} ${JSON.stringify(sent)}`;
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
  const refresh = useCallback(async () => {
    const turn = ++asking.current;
    const answer = await call(key, latest.current);
    if (answer.ok && key.startsWith('GET')) remember(name, answer.value);
    // A slower, older answer never replaces a newer one.
    if (turn !== asking.current) return;
    setShown((before) => ({
      name,
      value: answer.ok ? answer.value : before.name === name ? before.value : null,
      failure: answer.ok ? null : answer.failure,
    }));
  }, [key, name]);
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
  useEffect(() => {
    if (!everyMs || !when) return;
    const began = performance.now();
    const timer = setInterval(() => {
      if (performance.now() - began > pollMsMax) clearInterval(timer);
      else if (document.visibilityState === 'visible') void refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, refresh, when]);
  const current = shown.name === name ? shown : { value: known, failure: null };
  return { value: current.value as Replied<Key> | null, failure: current.failure, refresh };
}

/** Live screens ask this often (decisions 30). */
export const liveMs = 1_500;
