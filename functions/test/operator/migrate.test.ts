import { points } from '@quaylai/shared/words/points';
import { beforeAll, expect, test } from 'vitest';
import { scanTable } from '../../src/cloud/dynamo-scan.ts';
import type { Item } from '../../src/cloud/table.ts';
import { commit } from '../../src/ledger/commit.ts';
import { migrate, migrations } from '../../src/operator/migrate.ts';
import { findReward, planChangedReward, type Reward } from '../../src/records/rewards.ts';
import { startEngine, testProgramme, testWorld } from '../engine.ts';
import { bill, earn, newMember, openShop } from '../ledger/counter.ts';
import { newReward, redeem } from '../stock/rewards.ts';

const rewardsMade = 12;

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine();
});

/** A shop whose rewards are stored as they were before vouchers had terms. */
async function oldShop() {
  const world = testWorld(engine.table);
  const programme = testProgramme();
  await openShop(world, programme);
  const rewards: Reward[] = [];
  for (let made = 0; made < rewardsMade; made++) {
    const reward = await newReward(world, programme, { name: `Quà ${made}`, stock: 50, pricePoints: points(1) });
    rewards.push(reward);
    const key = { pk: `${programme.id}#CFG#`, sk: `REWARD#${reward.rewardId}` };
    const item = (await world.table.get(key)) as Item;
    const {
      voucher: _terms,
      lastDay: _day,
      limitPerMonth: _month,
      photo: _photo,
      ...before
    } = item['r'] as Record<string, unknown>;
    await world.table.write({ put: { ...item, r: before } });
  }
  const items = async function* () {
    for await (const item of scanTable({ name: engine.name, endpoint: engine.endpoint })) {
      if (item.pk.startsWith(`${programme.id}#`)) yield item;
    }
  };
  const oldOnes = async () => {
    let count = 0;
    for await (const item of items()) if (migrations['reward-terms'].upgraded(item) !== null) count += 1;
    return count;
  };
  return { world, programme, rewards, items, oldOnes };
}

test('what is stored in the shape of before reads as ever, and is rewritten once', async () => {
  const { world, programme, rewards, items, oldOnes } = await oldShop();
  expect(await oldOnes()).toBe(rewardsMade);
  for (const reward of rewards) expect(await findReward(world.table, programme, reward.rewardId)).toEqual(reward);
  expect(await migrate(world, items(), migrations['reward-terms'])).toMatchObject({
    rewritten: rewardsMade,
    overtaken: 0,
  });
  expect(await oldOnes()).toBe(0);
  for (const reward of rewards) expect(await findReward(world.table, programme, reward.rewardId)).toEqual(reward);
  expect(await migrate(world, items(), migrations['reward-terms'])).toMatchObject({ rewritten: 0 });
});

test('a migration under traffic loses no change of the owner and refuses no customer', async () => {
  const { world, programme, rewards, items, oldOnes } = await oldShop();
  const member = await newMember(world, programme);
  await earn(world, programme, member, bill('big', 10_000_000, world.clock()));
  // Read all first: by the time each is rewritten, half of them have been changed by their owner.
  const scanned: Item[] = [];
  for await (const item of items()) scanned.push(item);
  const late = async function* () {
    for (const [index, item] of scanned.entries()) {
      const reward = rewards[index % rewardsMade] as Reward;
      if (index < rewardsMade * 2) await change(reward);
      yield item;
    }
  };
  const changed = new Set<string>();
  const change = async (reward: Reward) => {
    const now = await findReward(world.table, programme, reward.rewardId);
    if (now === null || changed.has(reward.rewardId) || changed.size >= rewardsMade / 2) return;
    changed.add(reward.rewardId);
    const { rewardId: _id, version, shards: _shards, ...input } = now;
    const done = await commit(world, () =>
      planChangedReward(world, programme, reward.rewardId, version, { ...input, name: `${reward.name} mới` }),
    );
    expect(done.ok).toBe(true);
  };
  const customers = async () => {
    for (const reward of rewards) expect((await redeem(world, programme, member, reward)).ok).toBe(true);
  };
  const [migrated] = await Promise.all([migrate(world, late(), migrations['reward-terms']), customers()]);

  expect(migrated.rewritten + migrated.overtaken).toBe(rewardsMade);
  expect(migrated.overtaken).toBeGreaterThan(0);
  expect(await oldOnes()).toBe(0);
  for (const reward of rewards) {
    const now = await findReward(world.table, programme, reward.rewardId);
    expect(now?.name).toBe(changed.has(reward.rewardId) ? `${reward.name} mới` : reward.name);
    expect(now?.voucher).toEqual(reward.voucher);
  }
});
