/** Live screens ask this often (decisions 30). */
export const pollMs = 1_500;
/** So long after the last touch somebody still looks at the screen … */
export const glanceMs = 2 * 60 * 1000;
/** … and so long when they wait for somebody else: a code is held up, a gift waits to be handed over (decisions 30). */
export const waitMs = 10 * 60 * 1000;

/** Everything that shows a person at the phone. */
const signs = ['pointerdown', 'keydown', 'focus', 'online', 'popstate'] as const;

let lastSignAt = performance.now();
let resting = false;
const woken = new Set<() => void>();

function seen(): void {
  lastSignAt = performance.now();
  if (!resting) return;
  resting = false;
  for (const wake of woken) wake();
}

function visible(): boolean {
  return document.visibilityState === 'visible';
}

for (const sign of signs) window.addEventListener(sign, seen, { capture: true, passive: true });
document.addEventListener('visibilitychange', () => visible() && seen());

/** Is the screen seen, and did the person touch it so recently that it is worth asking again? */
export function attended(goesOnMs: number): boolean {
  const attends = visible() && performance.now() - lastSignAt < goesOnMs;
  if (!attends) resting = true;
  return attends;
}

/** Tells when somebody comes back to a screen that had stopped asking. */
export function onWake(wake: () => void): () => void {
  woken.add(wake);
  return () => woken.delete(wake);
}
