import type { RedemptionState, rewardKinds, rewardPictures } from '@quaylai/shared/api/reward-models';
import { giftTerms, type VoucherTermsView } from '@quaylai/shared/api/voucher-models';
import type { BranchId, HoldId, MemberId, OrderRef, RedemptionId, RewardId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Instant, LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
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
import type { VoucherCode } from './voucher-code.ts';

/** One step of a redemption's life, kept for ever (decisions 12). */
export interface Step {
  readonly state: RedemptionState;
  readonly at: Instant;
  /** Who moved it: a staff id, the member's own id, or "CLOCK". */
  readonly by: string;
  readonly branch: BranchId | null;
  readonly reason: string | null;
}

/**
 * A reward that a member redeemed: what moves, while its entries never change. A counter gift goes HELD → REDEEMED or
 * REFUSED or EXPIRED; a voucher ISSUED ⇄ RESERVED → REDEEMED, or ISSUED → EXPIRED, REVERSED or REVOKED (C7).
 */
export interface Redemption {
  readonly redemptionId: RedemptionId;
  readonly member: MemberId;
  readonly rewardId: RewardId;
  readonly rewardName: string;
  readonly picture: (typeof rewardPictures)[number];
  readonly kind: (typeof rewardKinds)[number];
  readonly points: Points;
  readonly state: RedemptionState;
  /** Vouchers only. */
  readonly code: VoucherCode | null;
  readonly lastDay: LocalDate | null;
  /** Vouchers only: what it takes off a bill, as promised when it was issued. */
  readonly voucher: VoucherTermsView | null;
  /** The order that used it; null when it was handed over without one. */
  readonly order: OrderRef | null;
  /** Counter gifts only: the hold behind it. */
  readonly hold: HoldId | null;
  /** When HELD or RESERVED lapses. */
  readonly expiresAt: Instant | null;
  /** The branch that is asked to decide, or that decided. */
  readonly branch: BranchId | null;
  /** The entry that spent or held the points. */
  readonly entrySeq: number;
  /** The shelf its unit came from; null when stock is unlimited. */
  readonly shard: number | null;
  /** True once a reversed or lapsed redemption's unit lies on its shelf again. */
  readonly unitReturned: boolean;
  readonly history: readonly Step[];
  readonly version: number;
  /** Paid by a member that was merged into this one: its entry is found there, its lots by the merging entry (A01). */
  readonly paidAs?: { readonly member: MemberId; readonly mergeSeq: number };
}

export const redemptionKey = (programme: Programme, member: MemberId, id: RedemptionId): Key => ({
  pk: memberPartition(programme, member),
  sk: redemptionSort(id),
});

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

const movedMark = 'mv';

/** The member that a redemption went along into; null while it is where it was made. */
export function movedTo(item: Item): MemberId | null {
  return (item[movedMark] as MemberId | undefined) ?? null;
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

function redemptionItem(programme: Programme, redemption: Redemption): Item {
  const { redemptionId, member, history, ...rest } = redemption;
  return {
    ...redemptionKey(programme, member, redemptionId),
    m: member,
    v: rest.version,
    w: rest.rewardId,
    wn: rest.rewardName,
    pi: rest.picture,
    k: rest.kind,
    p: rest.points,
    st: rest.state,
    c: rest.code,
    l: rest.lastDay,
    ...(rest.voucher === null || rest.voucher.benefit.kind === 'GIFT' ? {} : { vt: rest.voucher }),
    ...(rest.order === null ? {} : { o: [rest.order.source, rest.order.orderId] }),
    h: rest.hold,
    x: rest.expiresAt,
    br: rest.branch,
    n: rest.entrySeq,
    sh: rest.shard,
    bk: rest.unitReturned,
    ...(rest.paidAs === undefined ? {} : { pb: [rest.paidAs.member, rest.paidAs.mergeSeq] }),
    hs: history.map(({ state, at, by, branch, reason }) => [state, at, by, branch, reason]),
  };
}

export function readRedemption(item: Item): Redemption {
  const history = item['hs'] as readonly [RedemptionState, Instant, string, BranchId | null, string | null][];
  const order = item['o'] as readonly [string, string] | undefined;
  const paidAs = item['pb'] as readonly [MemberId, number] | undefined;
  return {
    redemptionId: redemptionOfSort(item.sk),
    member: item['m'] as MemberId,
    version: item['v'] as number,
    rewardId: item['w'] as RewardId,
    rewardName: item['wn'] as string,
    picture: item['pi'] as Redemption['picture'],
    kind: item['k'] as Redemption['kind'],
    points: item['p'] as Points,
    state: item['st'] as RedemptionState,
    code: item['c'] as VoucherCode | null,
    lastDay: item['l'] as LocalDate | null,
    voucher: item['k'] === 'VOUCHER' ? ((item['vt'] as VoucherTermsView | undefined) ?? giftTerms) : null,
    order: order === undefined ? null : { source: order[0], orderId: order[1] },
    hold: item['h'] as HoldId | null,
    expiresAt: item['x'] as Instant | null,
    branch: item['br'] as BranchId | null,
    entrySeq: item['n'] as number,
    shard: item['sh'] as number | null,
    unitReturned: item['bk'] as boolean,
    history: history.map(([state, at, by, branch, reason]) => ({ state, at, by, branch, reason })),
    ...(paidAs === undefined ? {} : { paidAs: { member: paidAs[0], mergeSeq: paidAs[1] } }),
  };
}
