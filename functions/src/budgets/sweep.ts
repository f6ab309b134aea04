import type { World } from '../cloud/world.ts';
import { abandonedAfterMs } from '../ledger/abandoned.ts';
import type { SharedUse } from '../ledger/entry.ts';
import { asGuard, readGuard } from '../ledger/items.ts';
import { orderKey, revisionKey } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { readOneEntry } from '../ledger/read.ts';
import { type ClaimNote, listBudgets } from './budget.ts';
import { nothingUsed, settleClaim } from './settle.ts';

export interface SweptBudgets {
  /** Claims that went back: nothing was posted with them. */
  readonly released: number;
  /** Claims whose entry exists. */
  readonly cleared: number;
}

/**
 * Settles claims older than twelve minutes by the entry that they were made for. Until it has run, a crash can only
 * under-spend (I10). Safe to run twice, and beside the stream.
 */
export async function sweepBudgets(world: World, programme: Programme): Promise<SweptBudgets> {
  const swept = { released: 0, cleared: 0 };
  for (const { campaign, claims } of await listBudgets(world.table, programme)) {
    for (const claim of claims.filter(({ at }) => at <= world.clock() - abandonedAfterMs)) {
      const used = await useOf(world, programme, claim);
      if (used === 'UNKNOWN') continue;
      await settleClaim(world, programme, { campaign, claim }, used ?? nothingUsed);
      swept[used === null ? 'released' : 'cleared'] += 1;
    }
  }
  return swept;
}

/**
 * What the entry says that it used of a claim; null when the order was not posted, or by another try. UNKNOWN when its
 * guard names another's entry: then nothing is given back, only the stream's own word counts.
 */
async function useOf(
  { table }: World,
  programme: Programme,
  { id, ref, revision }: ClaimNote,
): Promise<SharedUse | null | 'UNKNOWN'> {
  const key = revision === null ? orderKey(programme, ref) : revisionKey(programme, ref, revision);
  const item = asGuard(await table.get(key));
  const { chain, seq } = item === null ? { chain: null, seq: null } : readGuard(item);
  if (chain === null || seq === null) return null;
  const entry = (await readOneEntry(table, programme, chain, seq))?.entry;
  if (entry?.order?.source !== ref.source || entry.order.orderId !== ref.orderId) return 'UNKNOWN';
  return entry.shared?.find((use) => use.claim?.id === id) ?? null;
}
