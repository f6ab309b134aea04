import type { Item } from '@quaylai/functions/cloud/table';
import { readAccount, readClosed, readEntry } from '@quaylai/functions/ledger/items';
import { redemptionsFrom } from '@quaylai/functions/ledger/keys';
import { movedTo, readRedemption } from '@quaylai/functions/records/redemption';
import { insist } from './insist.ts';

/** Who is a member of one shop, and who is none any more. */
export function checkPeople(own: readonly Item[]): void {
  checkIdentities(own);
  for (const head of own.filter((item) => item.sk === 'HEAD' && readClosed(item)?.kind === 'ERASED')) {
    checkErased(head, own);
  }
}

/** One person, one member: however often and at whichever tills they joined at once. */
function checkIdentities(own: readonly Item[]): void {
  const named = own.filter(({ pk }) => pk.includes('#FIND#')).map((item) => item['m']);
  const heads = own.filter((item) => item.sk === 'HEAD' && readAccount(item).closed === null).length;
  insist(new Set(named).size === heads, `T10 · ${heads} accounts for ${new Set(named).size} people`);
}

const open = ['HELD', 'ISSUED', 'RESERVED'];

/** A04 · who was erased has nothing, can be found by nothing, and nothing happens to them after it. */
function checkErased(head: Item, own: readonly Item[]): void {
  const { lots, holds, debt } = readAccount(head).account;
  const member = head.pk.slice(head.pk.lastIndexOf('#') + 1);
  insist(lots.length + holds.length + debt === 0, `A04 · ${member} was erased and has points`);
  const ways = own.filter(({ pk, m }) => pk.includes('#FIND#') && m === member).map(({ pk }) => pk);
  insist(ways.length === 0, `A04 · ${member} was erased and is found by ${ways}`);
  const theirs = own.filter(({ pk }) => pk === head.pk);
  const last = theirs.filter(({ sk }) => sk.startsWith('E#')).at(-1);
  const isErasing = last !== undefined && readEntry(last).entry.postings.some(({ kind }) => kind === 'ERASE');
  insist(isErasing, `A04 · ${member} was erased and went on`);
  const kept = theirs.filter(
    (item) =>
      item.sk.startsWith(redemptionsFrom) && movedTo(item) === null && open.includes(readRedemption(item).state),
  );
  insist(kept.length === 0, `A04 · ${member} was erased and keeps ${kept.map(({ sk }) => sk)}`);
}
