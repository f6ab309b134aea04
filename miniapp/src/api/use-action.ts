import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { useCallback, useRef, useState } from 'react';
import { call } from './api.ts';
import type { Replied, Sent } from './client.ts';
import type { Answer, Failure } from './failure.ts';

export interface Action<Key extends KnownRouteKey> {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** The last good answer. */
  readonly answered: Replied<Key> | null;
  /** Sends; a second tap while the first is on its way does nothing and answers null. */
  readonly run: (sent: Sent<Key>) => Promise<Answer<Replied<Key>> | null>;
  readonly clear: () => void;
}

/** A write that a person starts with a button. */
export function useAction<Key extends KnownRouteKey>(key: Key): Action<Key> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [answered, setAnswered] = useState<Replied<Key> | null>(null);
  const running = useRef(false);
  const run = useCallback(
    async (sent: Sent<Key>) => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setFailure(null);
      const answer = await call(key, sent);
      running.current = false;
      setBusy(false);
      setFailure(answer.ok ? null : answer.failure);
      if (answer.ok) setAnswered(answer.value);
      return answer;
    },
    [key],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { busy, failure, answered, run, clear };
}
