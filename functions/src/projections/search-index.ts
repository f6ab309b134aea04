import type { MemberId } from '@quaylai/shared/words/ids';
import type { Item } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { personSort } from '../ledger/keys.ts';
import { whileContended } from '../ledger/retry.ts';
import { tokenKey } from '../records/search.ts';
import type { Change } from './change.ts';

/** Keeps the search index in step with the personal items: knows their hashed tokens, never a name (decisions 20). */
export async function projectSearch(world: World, change: Change): Promise<void> {
  if (change.sk !== personSort) return;
  const member = change.pk.slice(change.pk.lastIndexOf('#') + 1) as MemberId;
  const before = tokensOf(change.before);
  const after = tokensOf(change.after);
  for (const token of without(after, before)) {
    const put = { ...tokenKey(change.programme, token, member) };
    await whileContended(world, () => world.table.write({ put }));
  }
  for (const token of without(before, after)) {
    const remove = tokenKey(change.programme, token, member);
    await whileContended(world, () => world.table.write({ remove }));
  }
}

const without = (tokens: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...tokens].filter((token) => !others.has(token));

const tokensOf = (item: Item | null): ReadonlySet<string> => new Set((item?.['tk'] ?? []) as readonly string[]);
