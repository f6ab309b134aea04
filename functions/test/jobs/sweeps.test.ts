import type { RedemptionId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { sweepClaims } from '../../src/jobs/claim-sweep.ts';
import { sweepRedemptions } from '../../src/jobs/redemption-sweep.ts';
import { timedId } from '../../src/ledger/fresh-id.ts';
import { project } from '../../src/projections/project.ts';
import { listWaiting } from '../../src/records/approvals.ts';
import { findRedemption } from '../../src/records/redemptions.ts';
import { claimUnit } from '../../src/stock/claim.ts';
import { soldOutLatch } from '../../src/stock/latch.ts';
import { quantitiesLeft } from '../../src/stock/shelf.ts';
import { freshKey, type Service, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { permittedTable } from '../permitted-table.ts';
import { buy, join, must, offer, openShop, type Shop } from '../shop.ts';
import { readStream } from '../stream.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
let service: Service;
let shop: Shop;
beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
  service = serviceOf(world);
  shop = await openShop(world);
});

const asScheduled = () => ({ ...world, table: permittedTable(world.table, 'scheduled') });

/** Lambda would have been handed every change by now. */
const followStream = async () => {
  const errors: unknown[] = [];
  const records = await readStream(engine.endpoint, engine.name);
  expect(
    await project({ ...world, table: permittedTable(world.table, 'stream') }, records, (error) => errors.push(error)),
  ).toEqual({ batchItemFailures: [] });
  expect(errors).toEqual([]);
};

test('S06 · what nobody decided in ten minutes is written down, its unit goes back, and twice changes nothing', async () => {
  const [branch] = shop.branches;
  const an = await join(shop, 'an', 'An');
  await buy(shop, an.member, 1_000_000);
  const gift = await offer(shop, { kind: 'COUNTER', stock: 1, pricePoints: points(60) });
  const drink = await offer(shop);
  const redeem = async (rewardId: string) =>
    (
      await service.ask(an.claims, 'POST /v1/me/redemptions', {
        key: freshKey(),
        body: { rewardId, branchId: branch.branchId },
      })
    ).reply;
  const [held, voucher] = [await redeem(gift.rewardId), await redeem(drink.rewardId)];
  await service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/present', {
    params: { redemptionId: voucher.redemptionId },
    key: freshKey(),
    body: { branchId: branch.branchId },
  });
  await followStream();
  const page = { limit: 50, cursor: null };
  const waiting = await listWaiting(world.table, shop.programme, branch.branchId, { ...page, now: world.clock() });
  expect(waiting.redemptions).toHaveLength(2);
  expect(await sweepRedemptions(asScheduled())).toMatchObject({ closed: 0 });

  world.setClock(addMinutes(world.clock(), 10));
  expect(await sweepRedemptions(asScheduled())).toMatchObject({ closed: 2 });
  await followStream();
  expect(await sweepRedemptions(asScheduled())).toMatchObject({ closed: 0 });
  const states = await Promise.all(
    [held, voucher].map(({ redemptionId }) =>
      findRedemption(world.table, shop.programme, an.member, redemptionId as RedemptionId),
    ),
  );
  expect(states.map((redemption) => [redemption?.state, redemption?.history.at(-1)?.by])).toEqual([
    ['EXPIRED', 'CLOCK'],
    ['ISSUED', 'CLOCK'],
  ]);
  expect(await quantitiesLeft(world.table, shop.programme, [gift])).toEqual([1]);
  const home = await service.ask(an.claims, 'GET /v1/me');
  expect(home.reply.balance).toMatchObject({ available: 80, held: 0 });
});

test('a unit that a crash left claimed goes back, in every programme, once (I9)', async () => {
  const other = await openShop(world);
  const reward = await offer(other, { stock: 1 });
  const an = await join(other, 'an');
  const claim = { redemption: timedId<RedemptionId>(world), member: an.member };
  must(await claimUnit(world, soldOutLatch(world.clock), other.programme, reward, claim));
  expect(await sweepClaims(asScheduled())).toMatchObject({ released: 0 });
  world.setClock(addMinutes(world.clock(), 13));
  expect(await sweepClaims(asScheduled())).toMatchObject({ released: 1 });
  expect(await sweepClaims(asScheduled())).toMatchObject({ released: 0 });
  expect(await quantitiesLeft(world.table, other.programme, [reward])).toEqual([1]);
});
