import type { Update } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import { shelfKey, type Unit } from './shelf.ts';

/**
 * Puts a claimed unit back: its posting was refused. Never when the posting's answer is unknown (BUSY, an exception):
 * the sweeper looks for the redemption first.
 */
export function releaseClaim(world: World, programme: Programme, unit: Unit): Promise<void> {
  return settle(world, programme, unit, {
    change: 'SET q = q + :one REMOVE c.#r',
    when: 'attribute_exists(c.#r)',
    values: { ':one': 1 },
  });
}

/** Forgets a claim whose redemption exists: the unit is sold. */
export function clearClaim(world: World, programme: Programme, unit: Unit): Promise<void> {
  return settle(world, programme, unit, { change: 'REMOVE c.#r', when: 'attribute_exists(c.#r)' });
}

/**
 * Puts back the unit of a redemption that was reversed or lapsed (F12). The note keeps a repetition from giving a
 * second one until the redemption itself says that it gave its unit back.
 */
export function returnUnit(world: World, programme: Programme, unit: Unit): Promise<void> {
  return settle(world, programme, unit, {
    change: 'SET q = q + :one, b.#r = :note REMOVE c.#r',
    when: 'attribute_exists(pk) AND attribute_not_exists(b.#r)',
    values: { ':one': 1, ':note': [world.clock(), unit.member] },
  });
}

/** Forgets the note of `returnUnit`, once the redemption says it. */
export function clearReturn(world: World, programme: Programme, unit: Unit): Promise<void> {
  return settle(world, programme, unit, { change: 'REMOVE b.#r', when: 'attribute_exists(b.#r)' });
}

// A refused condition means it was done before, or the reward became unlimited meanwhile: nothing is left to do.
async function settle(
  world: World,
  programme: Programme,
  { rewardId, shard, redemption }: Unit,
  step: Omit<Update, 'update' | 'names'>,
): Promise<void> {
  const update = shelfKey(programme, rewardId, shard);
  const answer = await whileContended(world, () => world.table.write({ update, names: { '#r': redemption }, ...step }));
  if (answer.kind === 'CONTENDED') throw new Error('a shelf stayed contended to the deadline');
}
