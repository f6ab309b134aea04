import type { rewardKinds, rewardPictures } from '@quaylai/shared/api/reward-models';
import { giftTerms, type VoucherTermsView } from '@quaylai/shared/api/voucher-models';
import type { RewardId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import type { Planned } from '../ledger/commit.ts';
import { randomText } from '../ledger/fresh-id.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import { readShelf, shelfItem, shelfKey } from '../stock/shelf.ts';

/** What the owner sets (C7). */
export interface RewardInput {
  readonly name: string;
  readonly description: string;
  readonly picture: (typeof rewardPictures)[number];
  /** The shop's own picture; left out or null is without. */
  readonly photo?: string | null;
  readonly kind: (typeof rewardKinds)[number];
  readonly pricePoints: Points;
  /** Units there are in all; null is unlimited. */
  readonly stock: number | null;
  readonly limitPerMember: number | null;
  /** Of one calendar month (V02); left out or null is without. */
  readonly limitPerMonth?: number | null;
  /** ISO times: from the first on, before the second; left out or null is without. */
  readonly availableFrom?: string | null;
  readonly availableUntil?: string | null;
  /** A voucher's life, the day of issue not counted. */
  readonly validDays: number;
  /** Beyond it no voucher can be used, whenever it was issued; left out or null is without. */
  readonly lastDay?: LocalDate | null;
  /** What a voucher takes off a bill; left out is a gift. */
  readonly voucher?: VoucherTermsView;
  readonly status: 'DRAFT' | 'ACTIVE' | 'PAUSED' | 'ENDED';
}

export interface Reward extends Required<RewardInput> {
  readonly rewardId: RewardId;
  readonly version: number;
  /** Shelves its stock lies on; fixed when it is made. */
  readonly shards: number;
}

/** What a reward has that says nothing of vouchers, months, photos, nor of when it can be redeemed. */
const giftWithout = {
  voucher: giftTerms,
  lastDay: null,
  limitPerMonth: null,
  availableFrom: null,
  availableUntil: null,
  photo: null,
} as const;

/** Short: every member's account counts by it. */
const rewardIdLength = 10;
const listMax = 50;
export const shardsMax = 16;

const rewardKey = (programme: Programme, id: RewardId): Key => ({
  pk: partition(programme, 'CFG'),
  sk: `REWARD#${keyPart(id)}`,
});

/** `id` and `shards` are for operators: a stable id for a demo, more shelves for a very large drop. */
export async function planNewReward(
  world: World,
  programme: Programme,
  input: RewardInput,
  { id, shards = 1 }: { readonly id?: RewardId; readonly shards?: number } = {},
): Promise<Result<Planned<Reward>, Problem>> {
  if (shards < 1 || shards > shardsMax) throw new Error(`a reward has 1 to ${shardsMax} shelves`);
  const rewardId = id ?? (randomText(world, rewardIdLength) as RewardId);
  const value: Reward = { ...giftWithout, ...input, rewardId, version: 1, shards };
  const isNew = (put: Item): Guarded => ({
    write: { put, when: 'attribute_not_exists(pk)' },
    refusedBecause: null,
  });
  const shelves = Array.from({ length: shards }, (_, shard) =>
    isNew(shelfItem(programme, rewardId, shard, shareOf(input.stock ?? 0, shard, shards))),
  );
  return ok({ value, writes: [isNew(rewardItem(programme, value)), ...shelves] });
}

const shareOf = (stock: number, shard: number, shards: number): number =>
  Math.floor(stock / shards) + (shard < stock % shards ? 1 : 0);

/**
 * The owner's edit of the version they saw. More stock is put on the shelves at once; less takes away what still lies
 * there, never what is sold: the answer says how much there is then. Problems: NOT_FOUND, REWARD_CHANGED
 * {currentVersion} when somebody else edited meanwhile.
 */
export async function planChangedReward(
  world: World,
  programme: Programme,
  id: RewardId,
  seen: number,
  input: RewardInput,
): Promise<Result<Planned<Reward>, Problem>> {
  const before = await findReward(world.table, programme, id);
  if (before === null) return refuse({ code: 'NOT_FOUND' });
  if (before.version !== seen) return refuse({ code: 'REWARD_CHANGED', currentVersion: before.version });
  const { writes, stock } = await restock(world, programme, before, input.stock);
  const value: Reward = { ...before, ...input, stock, version: seen + 1 };
  const record: Guarded = {
    write: { put: rewardItem(programme, value), when: 'v = :seen', values: { ':seen': seen } },
    refusedBecause: null,
  };
  return ok({ value, writes: [record, ...writes] });
}

// Each shelf changes only if it is still as it was read: a claim in between is a lost race, and planned again. Stock
// says what there is in all, sold units too: lowered below them it stays at them, or raising it would sell them twice.
async function restock(
  { table }: World,
  programme: Programme,
  before: Reward,
  wanted: number | null,
): Promise<{ readonly writes: readonly Guarded[]; readonly stock: number | null }> {
  if (wanted === null || wanted === before.stock) return { writes: [], stock: wanted };
  const keys = Array.from({ length: before.shards }, (_, shard) => shelfKey(programme, before.rewardId, shard));
  const shelves = (await table.batchGet(keys)).map((item) => (item === null ? 0 : readShelf(item).quantity));
  const lying = shelves.reduce((sum, quantity) => sum + quantity, 0);
  // Nobody counted while it was unlimited: the units there are now begin a new count.
  const change = Math.max(-lying, wanted - (before.stock ?? lying));
  let left = change;
  const writes = shelves.flatMap((quantity, shard): Guarded[] => {
    const step = Math.max(left, -quantity);
    const key = keys[shard];
    if (step === 0 || key === undefined) return [];
    left -= step;
    return [
      { write: { update: key, change: 'SET q = :after', ...seenAt(quantity, quantity + step) }, refusedBecause: null },
    ];
  });
  return { writes, stock: before.stock === null ? wanted : before.stock + change };
}

const seenAt = (quantity: number, after: number) => ({
  when: 'q = :seen',
  values: { ':seen': quantity, ':after': after },
});

export async function findReward(table: Table, programme: Programme, id: RewardId): Promise<Reward | null> {
  const item = await table.get(rewardKey(programme, id));
  return item === null ? null : readReward(item);
}

/** At most `listMax` at a time, in the order of their ids. */
export async function listRewards(
  table: Table,
  programme: Programme,
  page: { readonly limit: number; readonly after: RewardId | null },
): Promise<{ readonly rewards: readonly Reward[]; readonly next: RewardId | null }> {
  const { items, next } = await table.query({
    pk: partition(programme, 'CFG'),
    from: 'REWARD#',
    to: 'REWARD#~',
    limit: Math.min(page.limit, listMax),
    after: page.after === null ? undefined : rewardKey(programme, page.after).sk,
    consistent: true,
  });
  const rewards = items.map(readReward);
  return { rewards, next: next === null ? null : (rewards.at(-1)?.rewardId ?? null) };
}

function rewardItem(programme: Programme, reward: Reward): Item {
  const { rewardId, version, shards, ...input } = reward;
  return { ...rewardKey(programme, rewardId), i: rewardId, v: version, sh: shards, r: input };
}

/**
 * The item as it is written today, or null when it is: rewards from before vouchers had terms say nothing of them. The
 * version stays, as nothing that anybody sees has changed.
 */
export function upgradedReward(item: Item): Item | null {
  const [, kind] = item.pk.split('#');
  if (kind !== 'CFG' || !item.sk.startsWith('REWARD#')) return null;
  const input = item['r'] as RewardInput;
  const isToday = Object.keys(giftWithout).every((name) => name in input);
  return isToday ? null : { ...item, r: { ...giftWithout, ...input } };
}

function readReward(item: Item): Reward {
  return {
    ...giftWithout,
    ...(item['r'] as RewardInput),
    rewardId: item['i'] as RewardId,
    version: item['v'] as number,
    shards: item['sh'] as number,
  };
}
