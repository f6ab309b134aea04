import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import { timedId } from '../../src/ledger/fresh-id.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readMemberAccount } from '../../src/ledger/read.ts';
import { listRedemptions } from '../../src/records/redemptions.ts';
import { planChangedReward, type Reward } from '../../src/records/rewards.ts';
import { claimUnit } from '../../src/stock/claim.ts';
import { soldOutLatch } from '../../src/stock/latch.ts';
import { quantitiesLeft, readShelf, shelfKey } from '../../src/stock/shelf.ts';
import { sweepShelf } from '../../src/stock/sweep.ts';
import { startEngine, type TestWorld, testProgramme, testWorld, wcu } from '../engine.ts';
import { bill, earn, newMember, openShop } from '../ledger/counter.ts';
import { newReward, redeem } from './rewards.ts';

const repetitions = 50;

let world: TestWorld;
let programme: Programme;
let meter: Awaited<ReturnType<typeof startEngine>>['meter'];

beforeAll(async () => {
  const engine = await startEngine();
  meter = engine.meter;
  world = testWorld(engine.table);
  programme = testProgramme();
  await openShop(world, programme);
});

async function memberWith(available: number): Promise<MemberId> {
  const member = await newMember(world, programme);
  await earn(world, programme, member, bill(`first-${member}`, available * 10_000, world.clock()));
  return member;
}
async function availableTo(member: MemberId): Promise<number> {
  const stored = await readMemberAccount(world.table, programme, member);
  return stored === null ? -1 : bucketsAt(stored.account, world.clock()).available;
}
async function left(reward: Reward): Promise<number> {
  const [quantity = -1] = await quantitiesLeft(world.table, programme, [reward]);
  return quantity;
}

describe('stock', () => {
  test(`V01 · stock 1, two members at once: one gets it, the other keeps the points, ${repetitions} times over`, async () => {
    const members = [await memberWith(50 * repetitions), await memberWith(50 * repetitions)];
    let spent = 0;
    for (let round = 0; round < repetitions; round++) {
      const reward = await newReward(world, programme, { stock: 1 });
      const both = await Promise.all(members.map((member) => redeem(world, programme, member, reward)));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, problem: { code: 'OUT_OF_STOCK' } });
      expect(await left(reward)).toBe(0);
      spent += 50;
    }
    const kept = (await Promise.all(members.map(availableTo))).reduce((sum, each) => sum + each, 0);
    expect(kept).toBe(2 * 50 * repetitions - spent);
  }, 300_000);

  test('I9 · forty members on ten gifts over three shelves: ten vouchers, no more', async () => {
    const reward = await newReward(world, programme, { stock: 10 }, 3);
    const members = await Promise.all(Array.from({ length: 40 }, () => memberWith(60)));
    const latch = soldOutLatch(world.clock);
    const all = await Promise.all(members.map((member) => redeem(world, programme, member, reward, latch)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(10);
    const vouchers = await Promise.all(
      members.map((member) => listRedemptions(world.table, programme, member, { limit: 5, after: null })),
    );
    expect(vouchers.flatMap(({ redemptions }) => redemptions)).toHaveLength(10);
    expect(await left(reward)).toBe(0);
  });

  test('a refused posting puts its unit back at once', async () => {
    const reward = await newReward(world, programme, { stock: 1 });
    const poor = await memberWith(10);
    expect(await redeem(world, programme, poor, reward)).toMatchObject({ problem: { code: 'INSUFFICIENT_POINTS' } });
    expect(await left(reward)).toBe(1);
  });

  test('V02 · a limit of two a member refuses the third', async () => {
    const reward = await newReward(world, programme, { stock: 9, limitPerMember: 2 });
    const member = await memberWith(500);
    await redeem(world, programme, member, reward);
    await redeem(world, programme, member, reward);
    expect(await redeem(world, programme, member, reward)).toMatchObject({
      problem: { code: 'REWARD_LIMIT', limit: 2 },
    });
    expect(await left(reward)).toBe(7);
  });

  test('claiming again for the same redemption takes no second unit', async () => {
    const reward = await newReward(world, programme, { stock: 5 });
    const claim = { redemption: timedId<RedemptionId>(world), member: 'm' as MemberId };
    const once = await claimUnit(world, soldOutLatch(world.clock), programme, reward, claim);
    const twice = await claimUnit(world, soldOutLatch(world.clock), programme, reward, claim);
    expect(twice).toEqual(once);
    expect(await left(reward)).toBe(4);
  });

  test('sold out is answered from memory for a second, then asked again', async () => {
    const reward = await newReward(world, programme, { stock: 0 });
    const latch = soldOutLatch(world.clock);
    const ask = () =>
      claimUnit(world, latch, programme, reward, { redemption: timedId<RedemptionId>(world), member: 'm' as MemberId });
    await ask();
    meter.calls = [];
    await ask();
    expect(meter.calls).toEqual([]);
    world.setClock(instant(world.clock() + 1_000));
    await ask();
    expect(meter.calls).toEqual(['write']);
    const changed = await commit(world, () =>
      planChangedReward(world, programme, reward.rewardId, 1, { ...reward, stock: 3 }),
    );
    expect(changed.ok).toBe(true);
    world.setClock(instant(world.clock() + 1_000));
    expect((await ask()).ok).toBe(true);
  });

  test('a claim whose posting never came goes back after twelve minutes, one whose voucher exists does not', async () => {
    const reward = await newReward(world, programme, { stock: 5 });
    const member = await memberWith(60);
    await redeem(world, programme, member, reward);
    const lost = { redemption: timedId<RedemptionId>(world), member };
    await claimUnit(world, soldOutLatch(world.clock), programme, reward, lost);
    expect(await sweepShelf(world, programme, reward)).toEqual({ released: 0, cleared: 0 });
    // Its own clock may be ten minutes before that of the posting (reliability 4.4).
    world.setClock(instant(world.clock() + 10 * 60 * 1000));
    expect(await sweepShelf(world, programme, reward)).toEqual({ released: 0, cleared: 0 });
    world.setClock(instant(world.clock() + 2 * 60 * 1000));
    expect(await sweepShelf(world, programme, reward)).toEqual({ released: 1, cleared: 1 });
    expect(await sweepShelf(world, programme, reward)).toEqual({ released: 0, cleared: 0 });
    const item = await world.table.get(shelfKey(programme, reward.rewardId, 0));
    expect(item === null ? null : readShelf(item)).toEqual({ quantity: 4, claims: {}, returns: {} });
  });

  test('the owner takes away only what still lies on the shelf', async () => {
    const reward = await newReward(world, programme, { stock: 3 });
    await redeem(world, programme, await memberWith(60), reward);
    const changed = await commit(world, () =>
      planChangedReward(world, programme, reward.rewardId, 1, { ...reward, stock: 0 }),
    );
    expect(changed).toMatchObject({ ok: true, value: { version: 2, stock: 1 } });
    expect(await left(reward)).toBe(0);
    expect(
      await commit(world, () => planChangedReward(world, programme, reward.rewardId, 1, { ...reward, stock: 9 })),
    ).toEqual({ ok: false, problem: { code: 'REWARD_CHANGED', currentVersion: 2 } });
  });

  test('stock lowered below what is sold and raised again sells nothing twice', async () => {
    const reward = await newReward(world, programme, { stock: 3 });
    await redeem(world, programme, await memberWith(60), reward);
    await redeem(world, programme, await memberWith(60), reward);
    const set = async (version: number, stock: number | null) => {
      await commit(world, () => planChangedReward(world, programme, reward.rewardId, version, { ...reward, stock }));
      return left(reward);
    };
    expect([await set(1, 1), await set(2, 3)]).toEqual([0, 1]);
    // Unlimited for a while: nobody counted, so the units there are now begin anew.
    expect([await set(3, null), await set(4, 5)]).toEqual([1, 5]);
  });
});

describe('what a redemption costs (decisions 3)', () => {
  test('a voucher: 8 WCU and 2 RCU, one more for the claim, three trips', async () => {
    const reward = await newReward(world, programme, { stock: 5 });
    const member = await memberWith(60);
    Object.assign(meter, { read: 0, write: 0, calls: [] });
    await redeem(world, programme, member, reward);
    expect(meter).toEqual({ write: wcu(9), read: 2, calls: ['write', 'batchGet', 'transact'] });
  });
});
