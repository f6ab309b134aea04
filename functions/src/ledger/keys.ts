import type { PartitionKind } from '@quaylai/shared/api/table-access';
import type { MemberId, OrderRef, RedemptionId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { ulid } from 'ulid';
import type { Key } from '../cloud/table.ts';
import { mirrored } from './mirrored.ts';
import type { Programme } from './programme.ts';

/** Every key starts with the programme; "#" separates its parts, so no part may hold one. */
export function partition(
  programme: Programme,
  kind: Exclude<PartitionKind, 'MINIAPP' | 'PROGRAMMES'>,
  ...parts: readonly string[]
): string {
  return [programme.id, kind, ...parts.map(keyPart)].join('#').concat(parts.length === 0 ? '#' : '');
}

export function keyPart(part: string): string {
  if (part === '' || part.includes('#')) throw new Error('a part of a key may be neither empty nor hold "#"');
  return part;
}

const seqDigits = 10;

/** Sorts as numbers do. */
export const seqText = (seq: number): string => String(seq).padStart(seqDigits, '0');

export const memberPartition = (programme: Programme, member: MemberId): string => partition(programme, 'M', member);

/**
 * Sorts after every entry and below every redemption: one descending query answers the redemptions that live, the
 * person, the account and the newest entries (home, ADR 0116).
 */
export const headSort = 'HEAD';
/** Right above the account, for the same query: nothing else of a member may sort between it and `R#`. */
export const personSort = 'PERSON';
export const entrySort = (seq: number): string => `E#${seqText(seq)}`;
/** Below the first entry. */
export const entriesFrom = 'E#';
/** Above the last entry, below the account. */
export const entriesTo = 'E#~';
/** Below the first redemption. */
export const redemptionsFrom = 'R#';
/** Above the last redemption. */
export const redemptionsTo = 'R#~';
/** A redemption's id says when its life ends: what ends last stands first, right above the person. */
export const redemptionSort = (redemption: RedemptionId): string => redemptionsFrom + mirrored(keyPart(redemption));
export const redemptionOfSort = (sort: string): RedemptionId =>
  mirrored(sort.slice(redemptionsFrom.length)) as RedemptionId;
/** Redemptions whose life ends at this moment or later sort up to here. */
export const redemptionsEndingFrom = (end: Instant): string => redemptionsFrom + mirrored(ulid(end, () => 0));

export const headKey = (programme: Programme, member: MemberId): Key => ({
  pk: memberPartition(programme, member),
  sk: headSort,
});
/** Lots that do not fit into the account, by page; out of the first screen's query. */
export const lotPageKey = (programme: Programme, member: MemberId, page: string): Key => ({
  pk: memberPartition(programme, member),
  sk: `SPILL#${keyPart(page)}`,
});
export const entryKey = (programme: Programme, member: MemberId, seq: number): Key => ({
  pk: memberPartition(programme, member),
  sk: entrySort(seq),
});
export const orderKey = (programme: Programme, ref: OrderRef): Key => ({
  pk: partition(programme, 'O', ref.source, ref.orderId),
  sk: 'ORDER',
});
/** Beside the order that the goods came from, so that it finds all that happened to it by key. */
export const returnKey = (programme: Programme, ref: OrderRef, returnId: string): Key => ({
  pk: orderKey(programme, ref).pk,
  sk: `RETURN#${keyPart(returnId)}`,
});
export const revisionKey = (programme: Programme, ref: OrderRef, revision: number): Key => ({
  pk: orderKey(programme, ref).pk,
  sk: `REVISION#${revision}`,
});
/** The lines of a bill, by the content that they came with. */
export const billKey = (programme: Programme, ref: OrderRef, contentHash: string): Key => ({
  pk: orderKey(programme, ref).pk,
  sk: `BILL#${keyPart(contentHash)}`,
});
export const requestGuardKey = (programme: Programme, caller: string, key: string): Key => ({
  pk: partition(programme, 'I', caller, key),
  sk: 'GUARD',
});
/** What is used of each shared campaign budget: one partition, so that one query finds every claim. */
export const budgetPartition = (programme: Programme): string => partition(programme, 'BUDGET');
/** Beside the idempotency keys, but for ever. */
export const namedGuardKey = (
  programme: Programme,
  { kind, source, name }: { readonly kind: string; readonly source: string; readonly name: string },
): Key => ({ pk: partition(programme, 'I', source, name), sk: keyPart(kind) });
/** Which rule version is active since when; read beside the account by every posting. */
export const ruleScheduleKey = (programme: Programme): Key => ({ pk: partition(programme, 'RULES'), sk: 'SCHEDULE' });
