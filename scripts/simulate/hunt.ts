import { playMany } from './many.ts';
import type { Mutant } from './mutants.ts';

export interface Caught {
  readonly name: string;
  /** Operations until it was noticed; null when it was not. */
  readonly ops: number | null;
  readonly violation: string;
}

/** A slip of the simulator itself is no find. */
const slip = /^(Type|Range|Reference)Error/;

/** How many operations it takes until a planted bug is noticed. */
export async function hunt(mutant: Mutant, seed: number, opsMax: number): Promise<Caught> {
  const { ops, failed } = await playMany({ seed, ops: opsMax }, mutant);
  const isFound = failed !== null && !slip.test(failed.violation);
  return { name: mutant.name, ops: isFound ? ops : null, violation: failed?.violation ?? '' };
}
