import { useEffect } from 'react';
import { attended, onWake, pollMs } from './attention.ts';
import type { Answer } from './failure.ts';
import { ageMs, seenOf } from './seen.ts';

/**
 * Asks again while somebody looks, one question at a time; what another part of the screen has just been told is taken
 * from it.
 */
export function useLive(
  name: string,
  refresh: () => Promise<void>,
  show: (answer: Answer<unknown>) => void,
  goesOnMs: number | undefined,
): void {
  useEffect(() => {
    if (!goesOnMs) return;
    let asking = false;
    const ask = async () => {
      if (asking || !attended(goesOnMs)) return;
      if (ageMs(name) < pollMs / 2) return show({ ok: true, value: seenOf(name) });
      asking = true;
      await refresh();
      asking = false;
    };
    const timer = setInterval(() => void ask(), pollMs);
    const stop = onWake(() => void ask());
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [name, refresh, show, goesOnMs]);
}
