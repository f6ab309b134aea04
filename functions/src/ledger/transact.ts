import type { Problem } from '@quaylai/shared/words/problems';
import type { Contended, Done, Item, Put, Write } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { tryMark } from './items.ts';
import { whileContended } from './retry.ts';

/** A write with what its refused condition means to the caller. */
export interface Guarded {
  readonly write: Write;
  /** Null: somebody else was first; read again and decide again. */
  readonly refusedBecause: ((stored: Item | null) => Problem) | null;
}

/** What stands where the guard would is the answer to a repetition. */
export type TransactOutcome =
  | Done
  | { readonly kind: 'REPEATED'; readonly guard: Item }
  | { readonly kind: 'LOST_RACE' }
  | { readonly kind: 'PROBLEM'; readonly problem: Problem }
  | Contended;

/**
 * Writes all or nothing; owns waiting and the reading of refusals. A repetition wins over any other failure, a lost
 * race over a refusal that may come from it. `guard` is null for what may happen again without harm.
 */
export async function transact(world: World, guard: Put | null, others: readonly Guarded[]): Promise<TransactOutcome> {
  const guards: readonly Guarded[] = guard === null ? [] : [{ write: guard, refusedBecause: null }];
  const all = [...guards, ...others];
  const answer = await whileContended(world, () => world.table.transact(all.map(({ write }) => write)));
  if (answer.kind !== 'CANCELLED') return answer;
  const standing = guard === null ? null : answer.refusals[0]?.stored;
  if (standing) return isOwn(standing, guard) ? { kind: 'DONE', after: null } : { kind: 'REPEATED', guard: standing };
  const refused = answer.refusals.flatMap((refusal, place) => {
    const other = all[place];
    return refusal === null || other === undefined ? [] : [{ refusal, because: other.refusedBecause }];
  });
  if (refused.some(({ because }) => because === null)) return { kind: 'LOST_RACE' };
  for (const { refusal, because } of refused) {
    if (because !== null) return { kind: 'PROBLEM', problem: because(refusal.stored) };
  }
  return { kind: 'LOST_RACE' };
}

// An earlier try of this very call was written and its answer lost: nobody was first but ourselves. To call that a
// repetition would have the caller give back what the transaction took (a unit of stock, say).
function isOwn(standing: Item, guard: Put | null): boolean {
  return guard !== null && guard.put[tryMark] !== undefined && standing[tryMark] === guard.put[tryMark];
}
