import { useCallback, useEffect, useState } from 'react';
import { keep, recall } from '../zalo/storage.ts';

const key = 'counter-touched';
/** A counter that nobody touched for so long locks itself. */
const idleMsMax = 5 * 60_000;
const lookEveryMs = 5_000;
const keepEveryMs = 10_000;

const touches = ['pointerdown', 'keydown'] as const;

/** When this phone's counter was last touched; kept, so that reloading opens nothing. */
const lastTouched = (): number => {
  const kept = recall(key);
  return typeof kept === 'number' ? kept : Date.now();
};

/** Whether the counter was left alone; `opened` says that somebody proved to be there. */
export function useIdle(): { readonly idle: boolean; readonly opened: () => void } {
  const [idle, setIdle] = useState(() => Date.now() - lastTouched() > idleMsMax);
  const opened = useCallback(() => {
    keep(key, Date.now());
    setIdle(false);
  }, []);
  useEffect(() => {
    if (idle) return;
    let touchedAt = lastTouched();
    let keptAt = touchedAt;
    const look = () => {
      if (Date.now() - touchedAt > idleMsMax) setIdle(true);
    };
    const touch = () => {
      look();
      touchedAt = Date.now();
      if (touchedAt - keptAt < keepEveryMs) return;
      keptAt = touchedAt;
      keep(key, touchedAt);
    };
    const timer = setInterval(look, lookEveryMs);
    for (const name of touches) window.addEventListener(name, touch, true);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const name of touches) window.removeEventListener(name, touch, true);
      document.removeEventListener('visibilitychange', look);
    };
  }, [idle]);
  return { idle, opened };
}
