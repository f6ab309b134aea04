import { useCallback, useEffect, useState } from 'react';
import { openCall } from '../../api/api.ts';
import { pollMs } from '../../api/attention.ts';
import type { Replied } from '../../api/client.ts';
import { adoptDesktop } from '../../api/desktop.ts';
import { codeOf, type Failure } from '../../api/failure.ts';

import { miniAppId } from '../../zalo/system.ts';

/** A screen that nobody scans rests after ten minutes (decisions 30). */
const waitMsMax = 10 * 60_000;

export type Shown =
  | { readonly phase: 'asking' | 'refused' | 'stopped' }
  | { readonly phase: 'shown' | 'seen'; readonly content: string }
  | { readonly phase: 'failed'; readonly failure: Failure };

type Asked = Replied<'POST /v1/desktop/sign-ins'>;

/** A one-time code that renews itself, and the session once the owner's phone said yes. */
export function useDesktopCode(): { shown: Shown; again: () => void } {
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Shown>({ phase: 'asking' });
  const again = useCallback(() => setTurn((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn is a new wait
  useEffect(() => {
    const stop = new AbortController();
    const show = (next: Shown) => {
      if (!stop.signal.aborted) setShown(next);
    };
    show({ phase: 'asking' });
    void waitForOwner(stop.signal, show);
    return () => stop.abort();
  }, [turn]);
  return { shown, again };
}

async function waitForOwner(stop: AbortSignal, show: (next: Shown) => void): Promise<void> {
  const began = performance.now();
  while (!stop.aborted && performance.now() - began < waitMsMax) {
    const asked = await openCall('POST /v1/desktop/sign-ins', { body: { miniAppId: miniAppId() } });
    if (!asked.ok) return show({ phase: 'failed', failure: asked.failure });
    show({ phase: 'shown', content: asked.value.content });
    if (await followed(asked.value, stop, show)) return;
  }
  show({ phase: 'stopped' });
}

/** Asks about one code until it is answered (true) or too old (false). */
async function followed(asked: Asked, stop: AbortSignal, show: (next: Shown) => void): Promise<boolean> {
  const { signInId, secret, content } = asked;
  while (!stop.aborted) {
    await new Promise((done) => setTimeout(done, pollMs));
    // A tab in the background is looked at by nobody: it asks again when it is.
    if (stop.aborted || document.visibilityState === 'hidden') continue;
    const answer = await openCall('POST /v1/desktop/sign-ins/poll', {
      body: { miniAppId: miniAppId(), signInId, secret },
    });
    if (!answer.ok) {
      const code = codeOf(answer.failure);
      if (code === 'QR_EXPIRED' || code === 'NOT_FOUND') return false;
      continue;
    }
    const { state, session } = answer.value;
    if (session) adoptDesktop(session, signInId);
    else if (state === 'REFUSED') show({ phase: 'refused' });
    else show({ phase: state === 'SEEN' ? 'seen' : 'shown', content });
    if (session || state === 'REFUSED') return true;
  }
  return true;
}
