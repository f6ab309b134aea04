import { useEffect, useRef } from 'react';
import './progress.css';
import { useNow } from './use-now.ts';

const tickMs = 250;

interface CountdownProps {
  /** Milliseconds since 1970, by this phone's clock. */
  endsAt: number;
  wholeMs: number;
  label: (clock: string) => string;
  onEnd: () => void;
}

/** 65_000 → "1:05". */
export function clockOf(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A bar that runs out, with the time left in words. Not announced every second. */
export function Countdown({ endsAt, wholeMs, label, onEnd }: CountdownProps) {
  // The server's clock is known to the second only: more than the whole is never left.
  const left = Math.min(wholeMs, Math.max(0, endsAt - useNow(tickMs)));
  const ended = useRef<number | null>(null);
  useEffect(() => {
    if (left > 0 || ended.current === endsAt) return;
    ended.current = endsAt;
    onEnd();
  }, [left, endsAt, onEnd]);
  return (
    <div className="countdown" role="timer" aria-live="off">
      <div className="bar">
        <div style={{ transform: `scaleX(${Math.min(1, left / wholeMs)})` }} />
      </div>
      <span className="small quiet number">{label(clockOf(left))}</span>
    </div>
  );
}
