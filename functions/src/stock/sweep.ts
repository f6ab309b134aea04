import type { RedemptionId } from '@quaylai/shared/words/ids';
import type { World } from '../cloud/world.ts';
import { abandonedAfterMs } from '../ledger/abandoned.ts';
import type { Programme } from '../ledger/programme.ts';
import { findRedemption } from '../records/redemptions.ts';
import { clearClaim, clearReturn, releaseClaim } from './release.ts';
import { type Note, readShelf, type StockedReward, shelfKey, type Unit } from './shelf.ts';

export interface Swept {
  /** Units that went back: their redemption never came to be. */
  readonly released: number;
  /** Claims forgotten: their redemption exists. */
  readonly cleared: number;
}

/**
 * Looks at the notes of one reward that are older than twelve minutes and settles each by its redemption. Until it has
 * run, a crash can only under-sell (I9).
 */
export async function sweepShelf(world: World, programme: Programme, reward: StockedReward): Promise<Swept> {
  const swept = { released: 0, cleared: 0 };
  for (let shard = 0; shard < reward.shards; shard++) {
    const item = await world.table.get(shelfKey(programme, reward.rewardId, shard));
    if (item === null) continue;
    const { claims, returns } = readShelf(item);
    const oldUnits = (notes: Readonly<Record<string, Note>>): readonly Unit[] =>
      Object.entries(notes).flatMap(([redemption, [at, member]]) =>
        at > world.clock() - abandonedAfterMs
          ? []
          : [{ rewardId: reward.rewardId, shard, redemption: redemption as RedemptionId, member }],
      );
    for (const unit of oldUnits(claims)) {
      const isSold = (await findRedemption(world.table, programme, unit.member, unit.redemption)) !== null;
      await (isSold ? clearClaim : releaseClaim)(world, programme, unit);
      swept[isSold ? 'cleared' : 'released'] += 1;
    }
    for (const unit of oldUnits(returns)) {
      const redemption = await findRedemption(world.table, programme, unit.member, unit.redemption);
      if (redemption?.unitReturned) await clearReturn(world, programme, unit);
    }
  }
  return swept;
}
