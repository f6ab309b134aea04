import type { MemberId } from '@quaylai/shared/words/ids';
import type { World } from '../cloud/world.ts';
import { readClosed } from '../ledger/items.ts';
import { headSort } from '../ledger/keys.ts';
import { carryRedemptions } from '../records/carry-redemptions.ts';
import type { Change } from './change.ts';

/** What was redeemed goes along into the survivor even when the request that merged died right after (A01). */
export async function projectMerge(world: World, { programme, pk, sk, after }: Change): Promise<void> {
  const merged = sk === headSort && after !== null ? readClosed(after) : null;
  if (merged?.kind !== 'MERGED') return;
  const source = pk.slice(pk.lastIndexOf('#') + 1) as MemberId;
  const carried = await carryRedemptions(world, programme, source, merged);
  if (!carried.ok) throw new Error('what a merged member redeemed could not be carried over');
}
