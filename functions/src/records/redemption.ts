import type { RedemptionState, rewardKinds, rewardPictures } from '@quaylai/shared/api/reward-models';
import { giftTerms, type VoucherTermsView } from '@quaylai/shared/api/voucher-models';
import type { BranchId, HoldId, MemberId, OrderRef, RedemptionId, RewardId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Instant, LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import { memberPartition, redemptionOfSort, redemptionSort } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
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

/** The attribute that names the member whom a redemption went along into. */
export const movedMark = 'mv';

/** The member that a redemption went along into; null while it is where it was made. */
export function movedTo(item: Item): MemberId | null {
  return (item[movedMark] as MemberId | undefined) ?? null;
}

/** As it is stored. */
export function redemptionItem(programme: Programme, redemption: Redemption): Item {
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
