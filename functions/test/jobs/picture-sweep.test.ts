import type { RewardId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import { planChangedReward, planNewReward, type RewardInput } from '../../src/records/rewards.ts';
import { must, openShop, type Shop } from '../shop.ts';
import { openAnchors } from './anchors.ts';
import { type Clockwork, openClockwork } from './clockwork.ts';

const dayMs = 24 * 60 * 60 * 1000;
const worn = `${'a'.repeat(32)}.webp`;
const fresh = `${'b'.repeat(32)}.webp`;
const lonely = `${'c'.repeat(32)}.jpg`;
const cake: RewardInput = {
  name: 'Bánh',
  description: 'Một phần.',
  picture: 'cake',
  photo: worn,
  kind: 'COUNTER',
  pricePoints: points(20),
  stock: null,
  limitPerMember: null,
  validDays: 30,
  status: 'ACTIVE',
};

let clockwork: Clockwork;
let shop: Shop;
let rewardId: RewardId;
let shelf: ReturnType<typeof openAnchors>;
beforeAll(async () => {
  clockwork = await openClockwork();
});
beforeEach(async () => {
  clockwork.world.setClock('2026-11-22T03:00:00+07:00');
  const { world } = clockwork;
  shelf = openAnchors();
  shop = await openShop(world);
  rewardId = must(await commit(world, () => planNewReward(world, shop.programme, cake))).rewardId;
  const keptAt = world.clock();
  shelf.pictures.set(
    shop.programme.id,
    [worn, lonely].map((photo) => ({ photo, keptAt })),
  );
});

const sweep = (msLeft?: number) => clockwork.run('picture-sweep', undefined, msLeft, shelf.beside);
const lying = () => shelf.pictures.get(shop.programme.id)?.map(({ photo }) => photo);
const later = (days: number) =>
  clockwork.world.setClock(new Date(clockwork.world.clock() + days * dayMs).toISOString());
const change = (version: number, photo: string | null) =>
  commit(clockwork.world, () =>
    planChangedReward(clockwork.world, shop.programme, rewardId, version, { ...cake, photo }),
  );

test('a photo taken off a reward is removed after a week, one in use never', async () => {
  later(30);
  expect(await sweep()).toMatchObject({ removed: 1 });
  expect(lying()).toEqual([worn]);
  must(await change(1, fresh));
  await sweep();
  expect(lying()).toEqual([]);
});

test('what was sent and not saved waits for a week, sent again it waits anew', async () => {
  later(6);
  await sweep();
  expect(lying()).toEqual([worn, lonely]);
  later(2);
  const sentAgain = { photo: lonely, keptAt: instant(clockwork.world.clock() - dayMs) };
  shelf.pictures.set(shop.programme.id, [sentAgain]);
  await sweep();
  expect(lying()).toEqual([lonely]);
});

test('a photo that another reward still names stays', async () => {
  const { world } = clockwork;
  must(await commit(world, () => planNewReward(world, shop.programme, { ...cake, name: 'Bánh lớn' })));
  must(await change(1, null));
  later(30);
  await sweep();
  expect(lying()).toEqual([worn]);
});

test('a run that is out of time says so, and the next one goes on', async () => {
  later(30);
  expect(await sweep(5_000)).toMatchObject({ removed: 0, unfinished: 1 });
  expect(await sweep()).toMatchObject({ removed: 1, unfinished: 0 });
});
