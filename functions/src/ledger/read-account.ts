import type { MemberId } from '@quaylai/shared/words/ids';
import type { Item, Table } from '../cloud/table.ts';
import { readAccount, readLotPage, type StoredAccount } from './items.ts';
import { headKey, lotPageKey, ruleScheduleKey } from './keys.ts';
import { gather, type LotPage } from './lot-pages.ts';
import type { Programme } from './programme.ts';
import { follow } from './survivor.ts';

export interface Standing {
  /** Whose account this is: of a member that was merged, the one it lives on in (A01). */
  readonly member: MemberId;
  /** The MERGE_IN entries that led there, first one first. */
  readonly joins: readonly number[];
  /** Null when there is no such member in this programme, or the member was erased. */
  readonly stored: StoredAccount | null;
  readonly schedule: Item | null;
}

/** The account and the rule schedule beside it, strongly consistent, in one trip: 2 RCU. */
export async function readStanding(table: Table, programme: Programme, member: MemberId): Promise<Standing> {
  const [head = null, schedule = null] = await table.batchGet([headKey(programme, member), ruleScheduleKey(programme)]);
  const { joins, ...at } = await follow(table, programme, member, head);
  const stored = await completeAccount(table, programme, at.member, at.head);
  // A merge between the two reads of a spilled account: looked for again where it went.
  if (stored?.closed?.kind === 'MERGED') return readStanding(table, programme, member);
  return { member: at.member, joins, stored: stored?.closed == null ? stored : null, schedule };
}

const tornReadsMax = 8;

/**
 * The account from its item and, when it has spilled, from its pages. A page that somebody wrote between the two reads
 * does not carry the version the account names: both are read again, so nobody decides on half of each.
 */
export async function completeAccount(
  table: Table,
  programme: Programme,
  member: MemberId,
  item: Item | null,
): Promise<StoredAccount | null> {
  let head = item;
  for (let read = 0; read < tornReadsMax; read++) {
    if (head === null) return null;
    const { pageVersions, ...stored } = readAccount(head);
    const names = Object.keys(pageVersions);
    if (names.length === 0) return stored;
    const items = await table.batchGet(names.map((name) => lotPageKey(programme, member, name)));
    const pages = new Map<string, LotPage>();
    for (const [place, name] of names.entries()) {
      const found = items[place] ?? null;
      if (found !== null) pages.set(name, readLotPage(found));
    }
    if (names.every((name) => pages.get(name)?.version === pageVersions[name])) {
      return { ...stored, pages, account: { ...stored.account, lots: gather(stored.account.lots, pages) } };
    }
    head = await table.get(headKey(programme, member));
  }
  throw new Error('an account moved under every read of its pages');
}
