import { createHash } from 'node:crypto';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Put, Table } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** Something that waits for its order, and until when. */
export interface Parked {
  readonly at: Instant;
  /** Where it was set aside. */
  readonly aside: Key;
}

export const parkedShards = 4;
const instantDigits = 13;
const nameLength = 22;

const shardPartition = (programme: Programme, shard: number): string =>
  partition(programme, 'DUE', 'PARKED', String(shard));

function parkedKey(programme: Programme, { at, aside }: Parked): Key {
  const hash = createHash('sha256').update(`${aside.pk}|${aside.sk}`).digest();
  const name = hash.toString('base64url').slice(0, nameLength);
  return {
    pk: shardPartition(programme, hash.readUInt8(0) % parkedShards),
    sk: `${String(at).padStart(instantDigits, '0')}#${name}`,
  };
}

/** Noted in the breath in which it is set aside, so that nothing can be parked and forgotten. */
export const parkedNote = (programme: Programme, parked: Parked): Put => ({
  put: { ...parkedKey(programme, parked), a: [parked.aside.pk, parked.aside.sk] },
});

/** What has waited too long in one shard, oldest first, a page at a time. */
export async function* parkedTooLong(
  table: Table,
  programme: Programme,
  range: { readonly shard: number; readonly now: Instant; readonly pageSize: number },
): AsyncGenerator<readonly (Key & { readonly aside: Key })[]> {
  const pk = shardPartition(programme, range.shard);
  const to = `${String(range.now).padStart(instantDigits, '0')}~`;
  let after: string | undefined;
  do {
    const page = await table.query({ pk, from: '0', to, limit: range.pageSize, after });
    yield page.items.map(readNote);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

function readNote({ pk, sk, a }: Item) {
  const [asidePk, asideSk] = a as [string, string];
  return { pk, sk, aside: { pk: asidePk, sk: asideSk } };
}
