import type { MemberId } from '@quaylai/shared/words/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Programme } from '../../src/ledger/programme.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { newMember, openShop } from '../ledger/counter.ts';
import { publish } from '../routes/webhooks/till.ts';
import { budgetOf, campaign, earnedBy, sell, withCampaigns } from './campaigns.ts';

const repetitions = 50;
const rounds = Array.from({ length: repetitions }, (_, round) => round);

let world: TestWorld;
let programme: Programme;
let members: readonly MemberId[];

beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  programme = testProgramme();
  await openShop(world, programme);
  // A round's campaign is met only by the round's channel, so that every round starts with a full budget.
  const budgets = rounds.map((round) => campaign(`b${round}`, { budgetPoints: 39, channels: [`b${round}`] }));
  await publish(world, programme, withCampaigns(...budgets), 1);
  members = await Promise.all([1, 2, 3].map(() => newMember(world, programme)));
});

describe('shared budgets', () => {
  test(`C01 I10 · a budget of 39 and three orders due 24 each at once: 24, 15 and nothing, ${repetitions} times over`, async () => {
    for (const round of rounds) {
      const channel = `b${round}`;
      const sold = await Promise.all(
        members.map((member, place) => sell(world, programme, member, [`${channel}-${place}`, 240_000], { channel })),
      );
      expect(sold.map(earnedBy).sort()).toEqual([24, 39, 48]);
      expect(await budgetOf(world, programme, channel)).toMatchObject({ points: 39 });
    }
  }, 300_000);

  test('E18 C01 · the same order three times at once takes its bonus once', async () => {
    const channel = 'again';
    await publish(world, programme, withCampaigns(campaign(channel, { budgetPoints: 2_400, channels: [channel] })), 2);
    for (const round of rounds.slice(0, 10)) {
      const order = [`again-${round}`, 240_000] as const;
      const [member = '' as MemberId] = members;
      const sold = await Promise.all([1, 2, 3].map(() => sell(world, programme, member, order, { channel })));
      expect(sold.map(earnedBy)).toEqual([48, 48, 48]);
      expect(await budgetOf(world, programme, channel)).toMatchObject({ points: 24 * (round + 1), orders: round + 1 });
    }
  }, 300_000);

  test('C01 · of three orders at once the first two profit', async () => {
    const firsts = rounds.map((round) => campaign(`n${round}`, { firstOrders: 2, channels: [`n${round}`] }));
    await publish(world, programme, withCampaigns(...firsts), 3);
    for (const round of rounds.slice(0, 20)) {
      const channel = `n${round}`;
      const sold = await Promise.all(
        members.map((member, place) => sell(world, programme, member, [`${channel}-${place}`, 100_000], { channel })),
      );
      expect(sold.map(earnedBy).sort()).toEqual([10, 20, 20]);
      expect(await budgetOf(world, programme, channel)).toMatchObject({ orders: 2 });
    }
  }, 300_000);
});
