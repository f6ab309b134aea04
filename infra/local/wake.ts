/** A pause that somebody can cut short. */
export interface Wake {
  /** Ends after `ms`, or at the next `now()`; a `now()` that came since the last pause ends it at once. */
  pause(ms: number): Promise<void>;
  now(): void;
}

export function createWake(): Wake {
  let called = false;
  let end: (() => void) | undefined;
  return {
    pause: (ms) =>
      new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          called = false;
          end = undefined;
          resolve();
        };
        const timer = setTimeout(finish, ms);
        end = finish;
        if (called) finish();
      }),
    now: () => {
      called = true;
      end?.();
    },
  };
}
