import { randomBytes } from 'node:crypto';
import { decideRedeem } from '@quaylai/shared/loyalty/redeem';
import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { commit } from '../../src/ledger/commit.ts';
import { timedId } from '../../src/ledger/fresh-id.ts';
import { requestHash } from '../../src/ledger/guard.ts';
import { post } from '../../src/ledger/post.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import type { Redemption } from '../../src/records/redemption.ts';
import { newRedemptionWrite } from '../../src/records/redemptions.ts';
import { planNewReward, type Reward, type RewardInput } from '../../src/records/rewards.ts';
import { newVoucherCode } from '../../src/records/voucher-code.ts';
import { claimUnit } from '../../src/stock/claim.ts';
import { type SoldOutLatch, soldOutLatch } from '../../src/stock/latch.ts';
import { releaseClaim } from '../../src/stock/release.ts';
import type { TestWorld } from '../engine.ts';

export async function newReward(
  world: TestWorld,
  programme: Programme,
  input: Partial<RewardInput>,
  shards = 1,
): Promise<Reward> {
  const made = await commit(world, () =>
    planNewReward(
      world,
      programme,
      {
        name: 'Cà phê sữa đá',
        description: '',
        picture: 'coffee',
        kind: 'VOUCHER',
        pricePoints: points(50),
        stock: 1,
        limitPerMember: null,
        validDays: 30,
        status: 'ACTIVE',
        ...input,
      },
      { shards },
    ),
  );
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}

/** A voucher redeemed as the route does it: claim, post, and the claim back when the post is refused. */
export async function redeem(
  world: TestWorld,
  programme: Programme,
  member: MemberId,
  reward: Reward,
  latch: SoldOutLatch = soldOutLatch(world.clock),
) {
  const redemption = timedId<RedemptionId>(world);
  const claimed = await claimUnit(world, latch, programme, reward, { redemption, member });
  if (!claimed.ok) return claimed;
  const posted = await post(world, {
    programme,
    member,
    guard: {
      kind: 'REQUEST',
      caller: member,
      key: randomBytes(8).toString('hex'),
      requestHash: requestHash('POST', '/v1/me/redemptions', reward.rewardId),
    },
    businessTime: world.clock(),
    actor: { kind: 'MEMBER', id: member },
    branch: null,
    reason: null,
    decide: (account, { now }) =>
      decideRedeem(
        account,
        { reward: reward.rewardId, points: reward.pricePoints, limitPerMember: reward.limitPerMember },
        now,
      ),
    beside: ({ entry }) => [
      newRedemptionWrite(programme, newVoucher(world, member, reward, redemption, entry.seq, claimed.value.shard)),
    ],
    answer: () => ({ status: 201, body: { redemption } }),
  });
  if (!posted.ok && posted.problem.code !== 'BUSY') await releaseClaim(world, programme, claimed.value);
  return posted;
}

export function newVoucher(
  world: TestWorld,
  member: MemberId,
  reward: Reward,
  redemption: RedemptionId,
  entrySeq: number,
  shard: number | null,
): Redemption {
  return {
    redemptionId: redemption,
    member,
    rewardId: reward.rewardId,
    rewardName: reward.name,
    picture: reward.picture,
    kind: reward.kind,
    points: reward.pricePoints,
    state: 'ISSUED',
    code: newVoucherCode(world),
    lastDay: '2026-12-21' as Redemption['lastDay'],
    voucher: reward.voucher,
    order: null,
    hold: null,
    expiresAt: null,
    branch: null,
    entrySeq,
    shard,
    unitReturned: false,
    history: [{ state: 'ISSUED', at: world.clock(), by: member, branch: null, reason: null }],
    version: 1,
  };
}
