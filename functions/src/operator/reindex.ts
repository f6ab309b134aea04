import type { Item } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { headSort, personSort } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Change } from '../projections/change.ts';
import { projectDue } from '../projections/due.ts';
import { projectRoster } from '../projections/roster.ts';
import { projectSearch } from '../projections/search-index.ts';

export interface Reindexed {
  readonly accounts: number;
  readonly people: number;
}

/**
 * What members are found by, made anew from their own items while everybody works: when the clock comes for them, the
 * roster of the nightly proof, the search at the till. It adds what is missing; what stands too much does no harm, for
 * whoever comes by it looks at the member first. May be stopped anywhere and run again. `items` are all of the table.
 */
export async function reindex(world: World, programme: Programme, items: AsyncIterable<Item>): Promise<Reindexed> {
  const done = { accounts: 0, people: 0 };
  for await (const item of items) {
    if (!item.pk.startsWith(`${programme.id}#M#`)) continue;
    const change: Change = { programme, pk: item.pk, sk: item.sk, before: null, after: item, sequence: '' };
    if (item.sk === headSort) {
      await projectRoster(world, change);
      await projectDue(world, change);
      done.accounts += 1;
    }
    if (item.sk === personSort) {
      await projectSearch(world, change);
      done.people += 1;
    }
  }
  return done;
}
