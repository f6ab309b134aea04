import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import type { SoldOutLatch } from './latch.ts';
import { readShelf, type StockedReward, shardsFor, shelfKey, type Unit } from './shelf.ts';

/**
 * Takes one unit before the posting, by one conditional update (decisions 4, V01); repeating it for the same
 * redemption takes no second one. The shard it came from is kept with the redemption. When the posting is then
 * refused, call `releaseClaim`; after a crash or a lost answer the stream or the sweeper does.
 * Problems: OUT_OF_STOCK, BUSY.
 */
export async function claimUnit(
  world: World,
  latch: SoldOutLatch,
  programme: Programme,
  reward: StockedReward,
  claim: { readonly redemption: RedemptionId; readonly member: MemberId },
): Promise<Result<Unit, Problem<'OUT_OF_STOCK' | 'BUSY'>>> {
  const { rewardId, shards } = reward;
  if (latch.isClosed(programme, rewardId)) return refuse({ code: 'OUT_OF_STOCK' });
  for (const shard of shardsFor(claim.member, shards)) {
    const unit = { rewardId, shard, ...claim };
    const outcome = await claimFrom(world, programme, unit);
    if (outcome === 'TAKEN') return ok(unit);
    if (outcome === 'BUSY') return refuse({ code: 'BUSY' });
  }
  latch.close(programme, rewardId);
  return refuse({ code: 'OUT_OF_STOCK' });
}

async function claimFrom(world: World, programme: Programme, unit: Unit): Promise<'TAKEN' | 'EMPTY' | 'BUSY'> {
  const { rewardId, shard, redemption, member } = unit;
  const answer = await whileContended(world, () =>
    world.table.write({
      update: shelfKey(programme, rewardId, shard),
      change: 'SET q = q - :one, c.#r = :note',
      when: 'q > :none AND attribute_not_exists(c.#r)',
      names: { '#r': redemption },
      values: { ':one': 1, ':none': 0, ':note': [world.clock(), member] },
    }),
  );
  if (answer.kind === 'DONE') return 'TAKEN';
  if (answer.kind === 'CONTENDED') return 'BUSY';
  // Our own first try may have been answered with silence.
  const isOurs = answer.stored !== null && readShelf(answer.stored).claims[redemption] !== undefined;
  return isOurs ? 'TAKEN' : 'EMPTY';
}
