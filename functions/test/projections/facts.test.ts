import { instant } from '@quaylai/shared/words/vietnam-time';
import { expect, test } from 'vitest';
import { factsOf } from '../../src/projections/facts.ts';
import { startEngine, testProgramme, testWorld } from '../engine.ts';
import { bill, earn, hold, openShop } from '../ledger/counter.ts';
import { newReward, redeem } from '../stock/rewards.ts';
import { readStream } from '../stream.ts';

test('a batch of the stream tells what happened to points, and not to whom', async () => {
  const engine = await startEngine();
  const world = testWorld(engine.table);
  const programme = testProgramme();
  const member = await openShop(world, programme);
  await earn(world, programme, member, bill('b-1', 1_000_000, world.clock()));
  await redeem(world, programme, member, await newReward(world, programme, { stock: 5 }));
  await hold(world, programme, member, 'one-hold', 20);

  const records = await readStream(engine.endpoint, engine.name);
  const writtenAt = 1_795_000_000;
  const timed = records.map((record) => ({
    ...record,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: writtenAt },
  }));
  const facts = factsOf(timed, instant(writtenAt * 1000 + 250));
  expect(facts).toEqual({
    MembersJoined: 1,
    PointsEarned: 100,
    PointsSpent: 50,
    HoldsOpened: 1,
    ProjectionLagMs: 250,
  });
  expect(JSON.stringify(facts)).not.toContain(member);
  expect(factsOf([], instant(0))).toEqual({});
});
