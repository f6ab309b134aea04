import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import { backOff } from './retry.ts';
import { type Guarded, transact } from './transact.ts';

/** What a change wants to write, and the record as it will then stand. */
export interface Planned<Value> {
  readonly value: Value;
  /** Empty when everything is already as it should be. */
  readonly writes: readonly Guarded[];
}

const racesMax = 8;

/**
 * Does what may be repeated without harm: sets a record, moves a state. `plan` reads and decides, again after a lost
 * race. Problems: BUSY, and whatever `plan` and its writes refuse.
 */
export async function commit<Value>(
  world: World,
  plan: () => Promise<Result<Planned<Value>, Problem>>,
): Promise<Result<Value, Problem>> {
  for (let race = 0; race < racesMax; race++) {
    const planned = await plan();
    if (!planned.ok) return planned;
    const { value, writes } = planned.value;
    if (writes.length === 0) return ok(value);
    const outcome = await transact(world, null, writes);
    if (outcome.kind === 'DONE') return ok(value);
    if (outcome.kind === 'PROBLEM') return refuse(outcome.problem);
    if (outcome.kind !== 'LOST_RACE' || !(await backOff(world, race))) break;
  }
  return refuse({ code: 'BUSY' });
}
