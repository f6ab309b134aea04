import { groupThousands } from '@quaylai/shared/words/money';
import { useEffect, useRef, useState } from 'react';

const rollMs = 200;

const still = (): boolean => window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/** A number that rolls once when it changes, to show that something came in or went out. */
export function PointsNumber({ value }: { value: number }) {
  const [shown, setShown] = useState(value);
  const from = useRef(value);
  useEffect(() => {
    const start = from.current;
    from.current = value;
    if (start === value || still()) {
      setShown(value);
      return;
    }
    const began = performance.now();
    let frame = requestAnimationFrame(function roll(now) {
      const part = Math.min(1, (now - began) / rollMs);
      setShown(Math.round(start + (value - start) * part * (2 - part)));
      if (part < 1) frame = requestAnimationFrame(roll);
    });
    return () => cancelAnimationFrame(frame);
  }, [value]);
  return <span className="number">{groupThousands(shown)}</span>;
}
