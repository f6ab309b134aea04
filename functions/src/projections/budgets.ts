import type { MemberId } from '@quaylai/shared/words/ids';
import { giveBack, settleClaim } from '../budgets/settle.ts';
import type { World } from '../cloud/world.ts';
import { readEntry } from '../ledger/items.ts';
import type { Change } from './change.ts';

/** What an entry took of shared budgets is theirs no more to claim, what it gave back is free again (C8). */
export async function projectBudgets(world: World, { programme, pk, sk, before, after }: Change): Promise<void> {
  if (before !== null || after === null || after['sb'] === undefined || !sk.startsWith('E#')) return;
  const { seq, shared = [] } = readEntry(after).entry;
  for (const { campaign, claim, ...used } of shared) {
    if (claim !== null) await settleClaim(world, programme, { campaign, claim }, used);
  }
  const returned = shared.filter(({ claim }) => claim === null);
  const member = pk.slice(pk.lastIndexOf('#') + 1) as MemberId;
  if (returned.length > 0) await giveBack(world, programme, { member, seq }, returned);
}
