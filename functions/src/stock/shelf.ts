import { createHash } from 'node:crypto';
import type { MemberId, RedemptionId, RewardId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** When a unit moved, and for whom: enough to find the redemption again. */
export type Note = readonly [at: Instant, member: MemberId];
type Notes = Readonly<Record<RedemptionId, Note>>;

/**
 * What is left of a reward, outside every ledger transaction (decisions 4). `claims` are units taken for redemptions
 * not known to exist yet, `returns` are units given back whose redemption does not say so yet: each step can be
 * repeated without harm.
 */
export interface Shelf {
  readonly quantity: number;
  readonly claims: Notes;
  readonly returns: Notes;
}

/** A reward with limited stock. More shards than one only for very large drops (> 800 claims a second). */
export interface StockedReward {
  readonly rewardId: RewardId;
  readonly shards: number;
}

/** One unit, taken for one redemption. */
export interface Unit {
  readonly rewardId: RewardId;
  readonly shard: number;
  readonly redemption: RedemptionId;
  readonly member: MemberId;
}

export const shelfKey = (programme: Programme, reward: RewardId, shard: number): Key => ({
  pk: partition(programme, 'STOCK', reward),
  sk: `SHELF#${String(shard).padStart(2, '0')}`,
});

export function shelfItem(programme: Programme, reward: RewardId, shard: number, quantity: number): Item {
  return { ...shelfKey(programme, reward, shard), q: quantity, c: {}, b: {} };
}

export function readShelf(item: Item): Shelf {
  return { quantity: item['q'] as number, claims: item['c'] as Notes, returns: item['b'] as Notes };
}

/** The shards in the order this member meets them: their own first, so that a crowd spreads. */
export function shardsFor(member: MemberId, shards: number): readonly number[] {
  const own = createHash('sha256').update(member).digest().readUInt16BE(0) % shards;
  return Array.from({ length: shards }, (_, step) => (own + step) % shards);
}

/** What is left of each reward over all its shards. */
export async function quantitiesLeft(
  table: Table,
  programme: Programme,
  rewards: readonly StockedReward[],
): Promise<readonly number[]> {
  const keys = rewards.map(({ rewardId, shards }) =>
    Array.from({ length: shards }, (_, shard) => shelfKey(programme, rewardId, shard)),
  );
  const items = await table.batchGet(keys.flat());
  const ends = keys.map((_, place) => keys.slice(0, place + 1).flat().length);
  return keys.map(({ length }, place) => {
    const end = ends[place] ?? 0;
    return items
      .slice(end - length, end)
      .reduce((sum, item) => sum + (item === null ? 0 : readShelf(item).quantity), 0);
  });
}
