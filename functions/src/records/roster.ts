import { createHash } from 'node:crypto';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Item, Key, Put, Table, WriteAnswer } from '../cloud/table.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/**
 * Every member there ever was, merged and erased ones too, in shards that one run can prove as a whole: of a million
 * members about 31,000 each, a minute of work.
 */
export const rosterShards = 32;
const membersPerPage = 500;

const shardOf = (member: MemberId): number => createHash('sha256').update(member).digest().readUInt8(0) % rosterShards;
const shardKey = (programme: Programme, shard: number): string => partition(programme, 'ROSTER', String(shard));

export const rosterNote = (programme: Programme, member: MemberId): Put => ({
  put: { pk: shardKey(programme, shardOf(member)), sk: keyPart(member) },
});

/** The members of one shard by id. */
export async function* rosterOf(
  table: Table,
  programme: Programme,
  shard: number,
): AsyncGenerator<readonly MemberId[]> {
  const pk = shardKey(programme, shard);
  let after: string | undefined;
  do {
    const page = await table.query({ pk, from: '-', to: '~', limit: membersPerPage, after });
    yield page.items.map(({ sk }) => sk as MemberId);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** How far the walk over a programme's members has come; a walk may take more than one night. */
export interface Walk {
  /** The night it began, which its anchors are named by. */
  readonly night: string;
  /** Of the walk before, with whose anchors it is compared; null for the first. */
  readonly before: string | null;
  /** The next shard to prove; `rosterShards` when the walk is done. */
  readonly shard: number;
  readonly members: number;
  readonly broken: number;
  /** Folded from the anchors of the shards so far. */
  readonly digest: string;
}

const walkKey = (programme: Programme): Key => ({ pk: partition(programme, 'ROSTER', 'WALK'), sk: 'WALK' });

export async function readWalk(table: Table, programme: Programme): Promise<Walk | null> {
  const item = await table.get(walkKey(programme));
  return item === null ? null : (item['w'] as Walk);
}

/** Two runs beside each other prove a shard twice, which harms nobody. */
export function keepWalk(table: Table, programme: Programme, walk: Walk): Promise<WriteAnswer> {
  const put: Item = { ...walkKey(programme), w: walk };
  return table.write({ put });
}
