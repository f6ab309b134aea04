import { useCallback, useEffect, useState } from 'react';
import { onNobody, onSession, session } from '../api/api.ts';
import type { Failure } from '../api/failure.ts';
import { keep } from '../zalo/storage.ts';
import { useWhoState, whoKey } from './session.ts';

/** Signs in once per visit and keeps what the app knows of the person up to date with every renewed session. */
export function useSignIn(): { failure: Failure | null; retry: () => void } {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [, setWho] = useWhoState();
  useEffect(
    () =>
      onSession(({ token: _token, expiresAt: _expiresAt, ...who }) => {
        keep(whoKey, who);
        setWho(who);
        setFailure(null);
      }),
    [setWho],
  );
  useEffect(() => onNobody(setFailure), []);
  const retry = useCallback(() => {
    setFailure(null);
    void session.current().then((answer) => setFailure(answer.ok ? null : answer.failure));
  }, []);
  useEffect(retry, [retry]);
  return { failure, retry };
}
