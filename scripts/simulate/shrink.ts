import { type History, playHistory } from './history.ts';
import type { Intent } from './intents.ts';
import type { Planted } from './sandbox.ts';

export interface Shrunk extends History {
  readonly violation: string;
  readonly tries: number;
}

/** What is taken out moves every later draw: a shorter history gets a few throws of the dice before it is let go. */
const seedsPerTry = 4;

/** The invariant's own name: another one that breaks is another story. */
const kindOf = (violation: string): string => violation.split(/ · |:/, 1)[0] ?? '';

/**
 * The same kind of failure from fewer intents: takes out halves, then quarters, and so on, and keeps what still fails.
 * What is left replays from the seed it answers with.
 */
export async function shrink(failed: Omit<Shrunk, 'tries'>, planted: Planted, triesMax: number): Promise<Shrunk> {
  let best = failed;
  let tries = 0;
  const failing = async (intents: readonly Intent[]): Promise<Omit<Shrunk, 'tries'> | null> => {
    for (let seed = best.seed; seed < best.seed + seedsPerTry && tries < triesMax; seed++) {
      tries += 1;
      const history = { ...best, seed, intents };
      const { violation } = await playHistory(history, planted);
      if (violation !== null && kindOf(violation) === kindOf(failed.violation)) return { ...history, violation };
    }
    return null;
  };
  let size = Math.ceil(best.intents.length / 2);
  while (size >= 1 && tries < triesMax) {
    for (let start = 0; start < best.intents.length && tries < triesMax; ) {
      const fewer = [...best.intents.slice(0, start), ...best.intents.slice(start + size)];
      const found = await failing(fewer);
      if (found === null) start += size;
      else best = found;
    }
    size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return { ...best, tries };
}
