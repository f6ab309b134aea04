import { createHash } from 'node:crypto';
import type { DueKind } from '@quaylai/shared/loyalty/due';
import type { MemberId } from '@quaylai/shared/words/ids';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Put, Table } from '../cloud/table.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** Shards per programme and kind: at midnight no partition is everybody's. */
export const dueShards = 4;
const instantDigits = 13;

/** "Look at this member no later than then": one account has one such promise of each kind, and stale ones do no harm. */
export interface DueNote {
  readonly member: MemberId;
  readonly at: Instant;
  /** The version of the account that it was noted for. */
  readonly version: number;
}

function dueKey(programme: Programme, kind: DueKind, { member, at }: Pick<DueNote, 'member' | 'at'>): Key {
  const shard = createHash('sha256').update(member).digest().readUInt8(0) % dueShards;
  return { pk: duePartition(programme, kind, shard), sk: `${timeText(at)}#${keyPart(member)}` };
}

const duePartition = (programme: Programme, kind: DueKind, shard: number): string =>
  partition(programme, 'DUE', kind, String(shard));

const timeText = (at: number): string => String(at).padStart(instantDigits, '0');

export function dueNote(programme: Programme, kind: DueKind, note: DueNote): Put {
  return { put: { ...dueKey(programme, kind, note), v: note.version } };
}

/** Strikes a note out, unless it was noted again for a later state of the account. */
export function strikeOut(programme: Programme, kind: DueKind, note: DueNote, seenVersion: number) {
  return { remove: dueKey(programme, kind, note), when: 'v <= :seen', values: { ':seen': seenVersion } };
}

/** The notes of one shard whose time has come, oldest first, a page at a time. */
export async function* dueNotes(
  table: Table,
  programme: Programme,
  range: { readonly kind: DueKind; readonly shard: number; readonly now: Instant; readonly pageSize: number },
): AsyncGenerator<readonly DueNote[]> {
  const pk = duePartition(programme, range.kind, range.shard);
  let after: string | undefined;
  do {
    const page = await table.query({ pk, from: '0', to: `${timeText(range.now)}~`, limit: range.pageSize, after });
    yield page.items.map(readNote);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

function readNote({ sk, v }: Item): DueNote {
  return {
    at: instant(Number(sk.slice(0, instantDigits))),
    member: sk.slice(instantDigits + 1) as MemberId,
    version: v as number,
  };
}
