import type { correctionStates } from '@quaylai/shared/api/correction-models';
import type { CorrectionId, MemberId, RequestId, StaffId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import { keyPart, memberPartition, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';

/** Points corrected by hand, or waiting for somebody else to agree (C11). Why lies apart, as text. */
export interface Correction {
  readonly correctionId: CorrectionId;
  readonly member: MemberId;
  /** Below zero takes. */
  readonly points: Points;
  readonly state: (typeof correctionStates)[number];
  readonly requestedBy: StaffId;
  readonly requestedAt: Instant;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Instant | null;
  /** The dispute that it settles; null when it settles none. */
  readonly requestId: RequestId | null;
  /** The only owner there is confirmed it alone (decisions 17); left out of older ones. */
  readonly soleApprover?: boolean;
  /** The entry that it became; null until then. */
  readonly entrySeq: number | null;
  readonly version: number;
}

/** Where its reason lies until it becomes an entry. */
export const reasonOfCorrection = (id: CorrectionId): string => `CORRECTION-${id}`;

export const correctionKey = (programme: Programme, member: MemberId, id: CorrectionId): Key => ({
  pk: memberPartition(programme, member),
  sk: `CORRECTION#${keyPart(id)}`,
});

/** The owner's desk: `FIX-OPEN` waits, `FIX-CLOSED` is the record of all that was corrected by hand. */
function deskKey(programme: Programme, { state, correctionId }: Pick<Correction, 'state' | 'correctionId'>): Key {
  const place = state === 'OPEN' ? 'OPEN' : 'CLOSED';
  return { pk: partition(programme, 'ASK'), sk: `FIX-${place}#${keyPart(correctionId)}` };
}

export function newCorrectionWrites(programme: Programme, correction: Correction): readonly Guarded[] {
  const puts = [correctionItem(programme, correction), deskItem(programme, correction)];
  return puts.map((put) => ({ write: { put, when: 'attribute_not_exists(pk)' }, refusedBecause: null }));
}

/** From the state that was seen. Refused with REQUEST_CLOSED when somebody decided meanwhile. */
export function decidedWrites(programme: Programme, seen: Correction, decided: Correction): readonly Guarded[] {
  const closed: Problem = { code: 'REQUEST_CLOSED' };
  const put = correctionItem(programme, decided);
  return [
    { write: { put, when: 'v = :seen', values: { ':seen': seen.version } }, refusedBecause: () => closed },
    { write: { remove: deskKey(programme, seen) }, refusedBecause: null },
    { write: { put: deskItem(programme, decided) }, refusedBecause: null },
  ];
}

export async function findCorrection(
  table: Table,
  programme: Programme,
  member: MemberId,
  id: CorrectionId,
): Promise<Correction | null> {
  const item = await table.get(correctionKey(programme, member, id));
  return item === null ? null : readCorrection(item);
}

/** Newest first. */
export async function correctionsAtDesk(
  table: Table,
  programme: Programme,
  place: 'OPEN' | 'CLOSED',
  page: { readonly limit: number; readonly cursor: string | null },
): Promise<{ readonly corrections: readonly Correction[]; readonly next: string | null }> {
  const { items, next } = await table.query({
    pk: partition(programme, 'ASK'),
    from: `FIX-${place}#`,
    to: `FIX-${place}#~`,
    limit: page.limit,
    newestFirst: true,
    after: page.cursor === null ? undefined : Buffer.from(page.cursor, 'base64url').toString(),
    consistent: true,
  });
  const keys = items.map((item) => correctionKey(programme, item['m'] as MemberId, item['i'] as CorrectionId));
  const corrections = (await table.batchGet(keys)).flatMap((item) => (item === null ? [] : [readCorrection(item)]));
  return { corrections, next: next === null ? null : Buffer.from(next).toString('base64url') };
}

function deskItem(programme: Programme, correction: Correction): Item {
  return { ...deskKey(programme, correction), m: correction.member, i: correction.correctionId };
}

function correctionItem(programme: Programme, correction: Correction): Item {
  const { correctionId, member, version, ...fields } = correction;
  return { ...correctionKey(programme, member, correctionId), m: member, v: version, r: fields };
}

function readCorrection(item: Item): Correction {
  return {
    ...(item['r'] as Omit<Correction, 'correctionId' | 'member' | 'version'>),
    correctionId: item.sk.slice('CORRECTION#'.length) as CorrectionId,
    member: item['m'] as MemberId,
    version: item['v'] as number,
  };
}
