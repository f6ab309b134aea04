import { isDeepStrictEqual } from 'node:util';
import type { Account } from '@quaylai/shared/loyalty/account';
import { emptyAccount } from '@quaylai/shared/loyalty/empty-account';
import { evolve } from '@quaylai/shared/loyalty/evolve';
import type { MemberId } from '@quaylai/shared/words/ids';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Item, Table } from '../cloud/table.ts';
import { entryHash, genesisHash, sameHash } from './chain.ts';
import { entryItem, readEntry } from './items.ts';
import { entriesFrom, entriesTo, entryKey, memberPartition } from './keys.ts';
import type { Programme } from './programme.ts';
import { readOwnAccount } from './read.ts';

export type Fault =
  /** The bytes of this entry are not those that were written. */
  | { readonly kind: 'ALTERED'; readonly seq: number }
  /** This entry is missing, though the account counts it: removed within, or the tail was cut. */
  | { readonly kind: 'MISSING'; readonly seq: number }
  /** This entry stands, though the account does not count it. */
  | { readonly kind: 'BEYOND'; readonly seq: number }
  /** The entries are whole, but the account is not what they make. */
  | { readonly kind: 'ACCOUNT'; readonly seq: number };

export interface Verification {
  readonly entries: number;
  readonly fault: Fault | null;
}

/** What a member's chain was once found to be, kept where nobody who can write the table can change it. */
export interface Anchored {
  readonly seq: number;
  readonly hash: Uint8Array;
}

export interface Proof extends Verification {
  /** Where the chain stands now; null when it is broken. */
  readonly stands: Anchored | null;
  /** The chain still holds what was anchored; a chain that is whole and does not was written anew. */
  readonly holdsAnchor: boolean;
}

const pageSize = 500;

interface Replay {
  readonly account: Account;
  readonly head: Uint8Array;
}

/**
 * Recomputes a member's chain and replays every entry from zero (C12, I7, A03). Answers the first fault; null when
 * there is no such member. Reads twice when the account moved meanwhile, so a live member raises no false alarm.
 */
export async function verifyMember(table: Table, programme: Programme, member: MemberId): Promise<Verification | null> {
  const proof = await proveMember(table, programme, member, null);
  return proof === null ? null : { entries: proof.entries, fault: proof.fault };
}

/** The same, and whether what was anchored of this chain is still in it: history that was written anew reads as whole. */
export async function proveMember(
  table: Table,
  programme: Programme,
  member: MemberId,
  anchored: Anchored | null,
): Promise<Proof | null> {
  const found = await proveOnce(table, programme, member, anchored);
  return found?.fault == null ? found : proveOnce(table, programme, member, anchored);
}

async function proveOnce(
  table: Table,
  programme: Programme,
  member: MemberId,
  anchored: Anchored | null,
): Promise<Proof | null> {
  const stored = await readOwnAccount(table, programme, member);
  if (stored === null) return null;
  let holdsAnchor = anchored === null || anchored.seq === 0;
  const broken = (entries: number, fault: Fault): Proof => ({ entries, fault, stands: null, holdsAnchor });
  let replay: Replay = {
    account: emptyAccount(stored.firstTier, localDateOf(stored.joinedAt)),
    head: genesisHash,
  };
  for await (const item of entriesOf(table, programme, member)) {
    const expected = replay.account.version + 1;
    const standsAt = Number(item.sk.slice(entriesFrom.length));
    if (standsAt !== expected) return broken(expected - 1, { kind: 'MISSING', seq: expected });
    if (expected > stored.account.version) return broken(expected, { kind: 'BEYOND', seq: expected });
    const next = follow(programme, member, replay, item);
    if (next === null) return broken(expected, { kind: 'ALTERED', seq: expected });
    replay = next;
    if (expected === anchored?.seq) holdsAnchor = sameHash(next.head, anchored.hash);
  }
  const last = replay.account.version;
  if (last < stored.account.version) return broken(last, { kind: 'MISSING', seq: last + 1 });
  const isWhole = sameHash(replay.head, stored.headHash) && isDeepStrictEqual(replay.account, stored.account);
  if (!isWhole) return broken(last, { kind: 'ACCOUNT', seq: last });
  return { entries: last, fault: null, stands: { seq: last, hash: replay.head }, holdsAnchor };
}

// Encoded again, an entry must give the stored item to the byte: an edit that reads the same is still an edit.
function follow(programme: Programme, member: MemberId, replay: Replay, item: Item): Replay | null {
  try {
    const chained = readEntry(item);
    const seq = replay.account.version + 1;
    const hash = entryHash(programme, member, replay.head, chained.entry);
    const rewritten = entryItem(entryKey(programme, member, seq), { ...chained, previousHash: replay.head, hash });
    if (chained.entry.seq !== seq || !isDeepStrictEqual(plain(rewritten), plain(item))) return null;
    const account = evolve(replay.account, seq, chained.entry.postings, chained.entry.counted);
    return { account, head: hash };
  } catch {
    return null;
  }
}

const plain = (item: Item) =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
    ]),
  );

async function* entriesOf(table: Table, programme: Programme, member: MemberId): AsyncGenerator<Item> {
  const pk = memberPartition(programme, member);
  let after: string | undefined;
  do {
    const page = await table.query({ pk, from: entriesFrom, to: entriesTo, limit: pageSize, after, consistent: true });
    yield* page.items;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
