/** The time this machine's stack lives in: real time moved by a fixed offset, so it always runs on. */
export interface LocalClock {
  now(): Date;
  /** Milliseconds to add to real time; zero when nobody moved the clock. */
  offsetMs(): number;
  /** Moves the clock to `instant`, from where it runs on; null returns to real time. */
  set(instant: Date | null): void;
  onMove(listener: () => void): void;
}

export function createLocalClock(realNowMs: () => number): LocalClock {
  let offsetMs = 0;
  const listeners: (() => void)[] = [];
  return {
    now: () => new Date(realNowMs() + offsetMs),
    offsetMs: () => offsetMs,
    set(instant) {
      offsetMs = instant ? instant.getTime() - realNowMs() : 0;
      for (const listener of listeners) listener();
    },
    onMove: (listener) => void listeners.push(listener),
  };
}
