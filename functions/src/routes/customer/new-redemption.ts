import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { RewardTerms } from '@quaylai/shared/loyalty/redeem';
import type { BranchId, HoldId, MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import { addDays, endOf, type Instant, instant, type LocalDate, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { World } from '../../cloud/world.ts';
import { timedId } from '../../ledger/fresh-id.ts';
import type { Placed } from '../../ledger/post.ts';
import type { Redemption } from '../../records/redemption.ts';
import type { Reward } from '../../records/rewards.ts';
import { newVoucherCode, type VoucherCode } from '../../records/voucher-code.ts';
import type { Unit } from '../../stock/shelf.ts';

/** Everything about a redemption that is settled before any points move: a lost race decides again with the same ids. */
export interface Wish {
  readonly reward: Reward;
  readonly member: MemberId;
  readonly redemption: RedemptionId;
  readonly branch: BranchId | null;
  /** Vouchers only. */
  readonly code: VoucherCode | null;
  /** All but the price, which the member's tier decides with the posting (V11). */
  readonly terms: Omit<RewardTerms, 'points'> & { readonly hold: HoldId; readonly redemption: RedemptionId };
}

export function wishFor(
  world: Pick<World, 'clock' | 'randomBytes'>,
  member: MemberId,
  reward: Reward,
  branch: BranchId | null,
): Wish {
  const { rewardId, limitPerMember, limitPerMonth, kind } = reward;
  const hold = timedId<HoldId>(world);
  const isVoucher = kind === 'VOUCHER';
  // Keys follow the id, and home finds what still lives by when its life ends (ADR 0116).
  const redemption = timedId<RedemptionId>(world, lastSeenAt(reward, world.clock()));
  const terms = { reward: rewardId, limitPerMember, limitPerMonth, hold, redemption };
  // A voucher may be used anywhere: the branch is settled when it is presented.
  return {
    reward,
    member,
    redemption,
    branch: isVoucher ? null : branch,
    code: isVoucher ? newVoucherCode(world) : null,
    terms,
  };
}

/** The redemption that a posting pays for, written in the same transaction; its price stays what was paid or held (V13). */
export function newRedemption(wish: Wish, unit: Unit | null, { entry, decision }: Placed<Decision>): Redemption {
  const { reward, member, redemption, branch, code } = wish;
  const { rewardId, name, picture, kind, voucher } = reward;
  const at = entry.receivedAt;
  const hold = entry.postings.find((posting) => posting.kind === 'HOLD');
  const state = kind === 'VOUCHER' ? 'ISSUED' : 'HELD';
  return {
    redemptionId: redemption,
    member,
    rewardId,
    rewardName: name,
    picture,
    kind,
    points: priceOf(decision),
    state,
    code,
    lastDay: kind === 'VOUCHER' ? lastDayOf(reward, at) : null,
    voucher: kind === 'VOUCHER' ? voucher : null,
    order: null,
    hold: hold?.hold ?? null,
    expiresAt: hold?.expiresAt ?? null,
    branch,
    entrySeq: entry.seq,
    shard: unit?.shard ?? null,
    unitReturned: false,
    history: [{ state, at, by: member, branch, reason: null }],
    version: 1,
  };
}

function priceOf({ arithmetic }: Decision): Points {
  if (arithmetic?.kind !== 'SPEND') throw new Error('a redemption that cost nothing');
  return arithmetic.points;
}

/** On its last day, at the time of day of its issue: of two that end together the later one stands first. */
function lastSeenAt(reward: Reward, at: Instant): Instant {
  if (reward.kind === 'COUNTER') return at;
  return instant(at + endOf(lastDayOf(reward, at)) - endOf(localDateOf(at)));
}

/** So many days after the issue, but never beyond the reward's own last day. */
function lastDayOf({ validDays, lastDay }: Reward, at: Instant): LocalDate {
  const own = addDays(localDateOf(at), validDays);
  return lastDay !== null && lastDay < own ? lastDay : own;
}
