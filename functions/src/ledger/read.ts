import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Table } from '../cloud/table.ts';
import type { ChainedEntry } from './entry.ts';
import { asGuard, readEntry, readGuard, type StoredAccount, type StoredGuard } from './items.ts';
import {
  entriesFrom,
  entriesTo,
  entryKey,
  entrySort,
  headKey,
  headSort,
  memberPartition,
  orderKey,
  personSort,
  redemptionsEndingFrom,
  redemptionsFrom,
} from './keys.ts';
import type { Programme } from './programme.ts';
import { completeAccount } from './read-account.ts';
import { follow } from './survivor.ts';

export const historyPageMax = 50;

export interface Home extends StoredAccount {
  /** Newest first. */
  readonly latest: readonly ChainedEntry[];
  /** The personal item as it is stored; null when it was erased. */
  readonly person: Item | null;
  /** As they are stored: those whose life ends at the moment asked for or later. */
  readonly redemptions: readonly Item[];
}

/** Five entries, nine redemptions, person and account: 2 RCU. Whoever has more redemptions takes one more trip. */
const homeItems = 16;
const furtherItems = 100;
const furtherPagesMax = 10;

/**
 * The first screen: the redemptions that live, personal data, account and newest entries lie side by side, so one query
 * answers them; null when there is no such member. Of more than a thousand redemptions those that end last are left out.
 */
export async function readHome(
  table: Table,
  programme: Programme,
  member: MemberId,
  { latestMax, endingFrom }: { readonly latestMax: number; readonly endingFrom: Instant },
): Promise<Home | null> {
  const range = { pk: memberPartition(programme, member), from: entriesFrom, newestFirst: true, consistent: true };
  const to = redemptionsEndingFrom(endingFrom);
  let { items, next } = await table.query({ ...range, to, limit: homeItems });
  const isWhole = () => next === null || items.filter(isEntry).length >= latestMax;
  for (let pages = 0; !isWhole() && pages < furtherPagesMax; pages++) {
    const page = await table.query({ ...range, to, limit: furtherItems, after: next ?? undefined });
    items = [...items, ...page.items];
    next = page.next;
  }
  if (!isWhole()) items = [...items, ...(await table.query({ ...range, to: personSort, limit: homeItems })).items];
  const head = items.find(({ sk }) => sk === headSort) ?? null;
  const stored = await completeAccount(table, programme, member, head);
  if (stored === null || stored.closed !== null) return null;
  return {
    ...stored,
    person: items.find(({ sk }) => sk === personSort) ?? null,
    redemptions: items.filter(({ sk }) => sk.startsWith(redemptionsFrom)),
    latest: items.filter(isEntry).slice(0, latestMax).map(readEntry),
  };
}

const isEntry = ({ sk }: Item): boolean => sk.startsWith(entriesFrom);

/** A living member: of one that was merged, the one it lives on in (A01). */
export interface LivingAccount extends StoredAccount {
  readonly member: MemberId;
}

/** The account alone, strongly consistent; null when there is no such member, or the member was erased (A04). */
export async function readMemberAccount(
  table: Table,
  programme: Programme,
  member: MemberId,
): Promise<LivingAccount | null> {
  const at = await follow(table, programme, member, await table.get(headKey(programme, member)));
  const stored = await completeAccount(table, programme, at.member, at.head);
  return stored === null || stored.closed !== null ? null : { ...stored, member: at.member };
}

/** The account under this very id as it stands, closed or not: for its own history and proof. */
export async function readOwnAccount(
  table: Table,
  programme: Programme,
  member: MemberId,
): Promise<StoredAccount | null> {
  return completeAccount(table, programme, member, await table.get(headKey(programme, member)));
}

export interface HistoryPage {
  readonly entries: readonly ChainedEntry[];
  /** Where to go on, for the client to hand back; null at the end. */
  readonly next: string | null;
}

/** Entries newest first, at most `historyPageMax`. A cursor that is none of ours starts at the newest. */
export async function readHistory(
  table: Table,
  programme: Programme,
  member: MemberId,
  page: { readonly limit: number; readonly cursor: string | null },
): Promise<HistoryPage> {
  const before = page.cursor === null ? null : readCursor(page.cursor);
  const { items, next } = await table.query({
    pk: memberPartition(programme, member),
    from: entriesFrom,
    to: entriesTo,
    limit: Math.min(page.limit, historyPageMax),
    newestFirst: true,
    after: before === null ? undefined : entrySort(before),
  });
  const entries = items.map(readEntry);
  const last = entries.at(-1);
  return { entries, next: next === null || last === undefined ? null : writeCursor(last.entry.seq) };
}

/** One entry; null when the member has none of that number. */
export async function readOneEntry(
  table: Table,
  programme: Programme,
  member: MemberId,
  seq: number,
): Promise<ChainedEntry | null> {
  const item = await table.get(entryKey(programme, member, seq));
  return item === null ? null : readEntry(item);
}

const entriesAtOnceMax = 100;

/** Some entries by their numbers, at most `entriesAtOnceMax` of them; those that are not there are left out. */
export async function readEntries(
  table: Table,
  programme: Programme,
  member: MemberId,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, ChainedEntry>> {
  const wanted = [...new Set(seqs)].slice(0, entriesAtOnceMax);
  if (wanted.length === 0) return new Map();
  const items = await table.batchGet(wanted.map((seq) => entryKey(programme, member, seq)));
  return new Map(
    wanted.flatMap((seq, place) => (items[place] == null ? [] : [[seq, readEntry(items[place])] as const])),
  );
}

/** What is kept of an order under its natural key; null when it was never posted. */
export async function readOrder(table: Table, programme: Programme, ref: OrderRef): Promise<StoredGuard | null> {
  const item = asGuard(await table.get(orderKey(programme, ref)));
  return item === null ? null : readGuard(item);
}

const writeCursor = (seq: number): string => Buffer.from(`s${seq}`).toString('base64url');

function readCursor(cursor: string): number | null {
  const match = /^s(\d{1,10})$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match === null ? null : Number(match[1]);
}
