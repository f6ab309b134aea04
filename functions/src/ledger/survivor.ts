import type { MemberId } from '@quaylai/shared/words/ids';
import type { Item, Table } from '../cloud/table.ts';
import { readClosed } from './items.ts';
import { headKey } from './keys.ts';
import type { Programme } from './programme.ts';

/** Merges of merges that are followed; more is a bug. */
export const mergesFollowedMax = 8;

/** Where a member's account stands now, and by which entries it came there. */
export interface Whereabouts {
  readonly member: MemberId;
  readonly head: Item | null;
  /** The MERGE_IN entries passed, first one first; nobody's in particular for nearly everybody. */
  readonly joins: readonly number[];
}

/** Follows a member that was merged to the one it lives on in (A01); costs nothing for one that was not. */
export async function follow(
  table: Table,
  programme: Programme,
  member: MemberId,
  item: Item | null,
): Promise<Whereabouts> {
  let at: Whereabouts = { member, head: item, joins: [] };
  for (let hop = 0; hop < mergesFollowedMax; hop++) {
    const closed = at.head === null ? null : readClosed(at.head);
    if (closed?.kind !== 'MERGED') return at;
    const head = await table.get(headKey(programme, closed.into));
    at = { member: closed.into, head, joins: [...at.joins, closed.seq] };
  }
  throw new Error('a member was merged round in circles');
}

/** Whether two ids name one member by now: the same one, or one that the other was merged into. */
export async function isSameMember(
  table: Table,
  programme: Programme,
  one: MemberId | null,
  other: MemberId | null,
): Promise<boolean> {
  if (one === other) return true;
  if (one === null || other === null) return false;
  const keys = [headKey(programme, one), headKey(programme, other)];
  const [left = null, right = null] = await table.batchGet(keys);
  const [here, there] = await Promise.all([
    follow(table, programme, one, left),
    follow(table, programme, other, right),
  ]);
  return here.member === there.member;
}
