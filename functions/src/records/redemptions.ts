import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Key, Table } from '../cloud/table.ts';
import {
  memberPartition,
  partition,
  redemptionOfSort,
  redemptionSort,
  redemptionsFrom,
  redemptionsTo,
} from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import {
  movedMark,
  movedTo,
  type Redemption,
  readRedemption,
  redemptionItem,
  redemptionKey,
  type Step,
} from './redemption.ts';
import type { VoucherCode } from './voucher-code.ts';

/** For `post`'s `beside`: written with the entry that pays for it (+2 WCU). */
export function newRedemptionWrite(programme: Programme, redemption: Redemption): Guarded {
  return {
    write: { put: redemptionItem(programme, redemption), when: 'attribute_not_exists(pk)' },
    refusedBecause: null,
  };
}

/**
 * One step on from the state that was seen; for `post`'s `beside`, `once` or `commit`. Refused when anybody moved it
 * meanwhile: `because` makes the problem from how it stands now (S05, V03).
 */
export function moveWrite(
  programme: Programme,
  seen: Redemption,
  step: Step,
  change: Partial<Pick<Redemption, 'expiresAt' | 'branch' | 'lastDay' | 'order'>>,
  because: (now: Redemption) => Problem,
): { readonly moved: Redemption; readonly write: Guarded } {
  const moved: Redemption = {
    ...seen,
    ...change,
    state: step.state,
    history: [...seen.history, step],
    version: seen.version + 1,
  };
  return {
    moved,
    write: {
      write: { put: redemptionItem(programme, moved), when: 'v = :seen', values: { ':seen': seen.version } },
      refusedBecause: (stored) => (stored === null ? { code: 'NOT_FOUND' } : because(readRedemption(stored))),
    },
  };
}

/** Null when this member has none of that id. One that went along into another member is that one's (A01). */
export async function findRedemption(
  table: Table,
  programme: Programme,
  member: MemberId,
  id: RedemptionId,
): Promise<Redemption | null> {
  const item = await table.get(redemptionKey(programme, member, id));
  if (item === null) return null;
  const into = movedTo(item);
  return into === null ? readRedemption(item) : findRedemption(table, programme, into, id);
}

/** Hands a redemption over to the member that its own was merged into: there it goes on, here a pointer stays. */
export function carryWrites(
  programme: Programme,
  seen: Redemption,
  { into, mergeSeq }: { readonly into: MemberId; readonly mergeSeq: number },
): readonly Guarded[] {
  const carried = { ...seen, member: into, paidAs: seen.paidAs ?? { member: seen.member, mergeSeq } };
  return [
    newRedemptionWrite(programme, carried),
    {
      write: {
        update: redemptionKey(programme, seen.member, seen.redemptionId),
        change: `SET ${movedMark} = :into, v = v + :one`,
        when: `v = :seen AND attribute_not_exists(${movedMark})`,
        values: { ':into': into, ':seen': seen.version, ':one': 1 },
      },
      refusedBecause: null,
    },
  ];
}

/** Those that stand at these keys, or where they went; in no particular order. */
export async function readRedemptionsAt(
  table: Table,
  programme: Programme,
  keys: readonly Key[],
): Promise<readonly Redemption[]> {
  const items = (await table.batchGet(keys)).filter((item) => item !== null);
  const found = items.map((item) =>
    movedTo(item) === null
      ? readRedemption(item)
      : findRedemption(table, programme, item['m'] as MemberId, readRedemption(item).redemptionId),
  );
  return (await Promise.all(found)).filter((redemption) => redemption !== null);
}

const pageMax = 50;

/** What ends last stands first, so nothing that can still be used comes after what is past its day. */
export async function listRedemptions(
  table: Table,
  programme: Programme,
  member: MemberId,
  page: { readonly limit: number; readonly after: RedemptionId | null },
): Promise<{ readonly redemptions: readonly Redemption[]; readonly next: RedemptionId | null }> {
  const { items, next } = await table.query({
    pk: memberPartition(programme, member),
    from: redemptionsFrom,
    to: redemptionsTo,
    limit: Math.min(page.limit, pageMax),
    after: page.after === null ? undefined : redemptionSort(page.after),
    consistent: true,
  });
  const redemptions = items.filter((item) => movedTo(item) === null).map(readRedemption);
  return { redemptions, next: next === null ? null : redemptionOfSort(next) };
}

/** A voucher by its code. The lookup follows from the stream, a moment after the voucher was issued. */
export const codeKey = (programme: Programme, code: VoucherCode): Key => ({
  pk: partition(programme, 'CODE', code),
  sk: 'REDEMPTION',
});

export async function findByCode(table: Table, programme: Programme, code: VoucherCode): Promise<Redemption | null> {
  const item = await table.get(codeKey(programme, code));
  return item === null ? null : findRedemption(table, programme, item['m'] as MemberId, item['r'] as RedemptionId);
}
