import type { Item, Put, WriteAnswer } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { whileContended } from '../ledger/retry.ts';
import { upgradedReward } from '../records/rewards.ts';

/**
 * One step of how things are stored. What it touches carries its version in `v`, which every writer moves and the
 * upgrade leaves alone; every reader already takes both shapes, and every writer already writes the new one.
 */
export interface Migration {
  /** The item as it is stored from now on; null when it is so, or none of its business. */
  readonly upgraded: (item: Item) => Item | null;
}

/** By name; one that has run everywhere is deleted, and with it what its readers did for the old shape. */
export const migrations = {
  'reward-terms': { upgraded: upgradedReward },
} as const satisfies Readonly<Record<string, Migration>>;

export interface Migrated {
  readonly seen: number;
  readonly rewritten: number;
  /** Somebody wrote in between, and so wrote the new shape, or the item is gone. */
  readonly overtaken: number;
}

const racesMax = 8;

/**
 * Rewrites what is stored in the shape of before, while everybody works: each item only as it was read, or not at all.
 * May be stopped anywhere and run again; throws when an item stays contended.
 */
export async function migrate(world: World, items: AsyncIterable<Item>, { upgraded }: Migration): Promise<Migrated> {
  const report = { seen: 0, rewritten: 0, overtaken: 0 };
  for await (const item of items) {
    report.seen += 1;
    if (upgraded(item) !== null) report[await rewrite(world, item, upgraded)] += 1;
  }
  return report;
}

async function rewrite(
  world: World,
  scanned: Item,
  upgraded: Migration['upgraded'],
): Promise<'rewritten' | 'overtaken'> {
  let item: Item | null = scanned;
  for (let race = 0; race < racesMax; race++) {
    const put: Item | null = item === null ? null : upgraded(item);
    if (item === null || put === null) return 'overtaken';
    const write: Put = { put, when: 'v = :seen', values: { ':seen': item['v'] } };
    const answer: WriteAnswer = await whileContended(world, () => world.table.write(write));
    if (answer.kind === 'DONE') return 'rewritten';
    if (answer.kind === 'CONTENDED') break;
    item = answer.stored;
  }
  throw new Error('an item was written too often to be migrated: run again');
}
