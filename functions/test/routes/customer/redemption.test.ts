import { points } from '@quaylai/shared/words/points';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { commit } from '../../../src/ledger/commit.ts';
import { planChangedReward } from '../../../src/records/rewards.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join, type Member, must, offer, openShop, type Shop } from '../../shop.ts';

let world: TestWorld;
let service: Service;
let shop: Shop;
let people = 0;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
});

const newMember = async (spend = 1_000_000): Promise<Member> => {
  people += 1;
  const member = await join(shop, `zalo-${people}`, `Khách ${people}`);
  if (spend > 0) await buy(shop, member.member, spend);
  return member;
};
const redeem = (who: Member, rewardId: string, branchId: string | null = null, key = freshKey()) =>
  service.ask(who.claims, 'POST /v1/me/redemptions', { key, body: { rewardId, branchId } });
const balanceOf = async (who: Member) => (await service.ask(who.claims, 'GET /v1/me')).reply.balance;
const on = (redemptionId: string) => ({ params: { redemptionId } });

test('a voucher is paid at once, has a code that is shown in groups, and lives its days', async () => {
  const an = await newMember();
  const reward = await offer(shop);
  const { status, reply } = await redeem(an, reward.rewardId);
  expect(status).toBe(201);
  expect(reply).toMatchObject({ kind: 'VOUCHER', state: 'ISSUED', points: 20, lastDay: '2026-12-21', expiresAt: null });
  expect(reply.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  expect(await balanceOf(an)).toMatchObject({ available: 80, held: 0, lifetimeSpent: 20 });
  const home = await service.ask(an.claims, 'GET /v1/me');
  expect(home.reply.openRedemptions).toBe(1);
  expect(home.reply.latest[0]).toMatchObject({ kind: 'CAPTURE', points: -20, label: 'Cà phê sữa đá' });
});

test('a voucher of two years is still counted behind fifty later ones that are over', async () => {
  const an = await newMember(100_000_000);
  const [long, short] = [await offer(shop, { validDays: 730 }), await offer(shop, { validDays: 1 })];
  await redeem(an, long.rewardId);
  const startedAt = world.clock();
  for (let week = 1; week <= 52; week++) {
    world.setClock(instant(startedAt + week * 7 * 24 * 60 * 60 * 1000));
    expect((await redeem(an, short.rewardId)).status).toBe(201);
  }
  expect((await service.ask(an.claims, 'GET /v1/me')).reply.openRedemptions).toBe(2);
  const { items } = (await service.ask(an.claims, 'GET /v1/me/redemptions', { query: { limit: '2' } })).reply;
  expect(items.map(({ state }: { state: string }) => state)).toEqual(['ISSUED', 'ISSUED']);
  world.setClock(startedAt);
});

test('a counter gift holds its points for ten minutes at a branch, then they are back by the clock alone', async () => {
  const an = await newMember();
  const [branch] = shop.branches;
  const reward = await offer(shop, { kind: 'COUNTER', name: 'Túi vải', pricePoints: points(60) });
  expect((await redeem(an, reward.rewardId)).problem.fields).toHaveProperty('branchId');
  const { reply } = await redeem(an, reward.rewardId, branch.branchId);
  expect(reply).toMatchObject({ state: 'HELD', code: null, branchName: branch.name });
  expect(await balanceOf(an)).toMatchObject({ available: 40, held: 60 });

  const startedAt = world.clock();
  world.setClock(at('2026-11-21T09:10:00+07:00'));
  expect(await balanceOf(an)).toMatchObject({ available: 100, held: 0 });
  const lapsed = await service.ask(an.claims, 'GET /v1/me/redemptions/{redemptionId}', on(reply.redemptionId));
  expect(lapsed.reply.state).toBe('EXPIRED');
  world.setClock(startedAt);
});

test('R02 · the same key again is the same voucher, even when the reward has closed meanwhile', async () => {
  const an = await newMember();
  const reward = await offer(shop, { stock: 1 });
  const key = freshKey();
  const first = await redeem(an, reward.rewardId, null, key);
  const closed = { ...reward, status: 'PAUSED' } as const;
  const { rewardId, version, shards: _, ...input } = closed;
  must(await commit(world, () => planChangedReward(world, shop.programme, rewardId, version, input)));
  const again = await redeem(an, reward.rewardId, null, key);
  expect([again.status, again.text]).toEqual([201, first.text]);
  expect(again.headers['idempotent-replay']).toBe('true');
  expect((await redeem(an, reward.rewardId)).problem.code).toBe('REWARD_UNAVAILABLE');
  expect(await balanceOf(an)).toMatchObject({ available: 80 });
});

test('C8 · a reward opens and closes by its own times, and is shown before it opens', async () => {
  const an = await newMember();
  const window = { availableFrom: '2026-11-21T14:00:00+07:00', availableUntil: '2026-11-21T16:00:00+07:00' };
  const { rewardId } = await offer(shop, window);
  const shown = async () => {
    const { items } = (await service.ask(an.claims, 'GET /v1/rewards', { query: { limit: '50' } })).reply;
    return items.find((one) => one.rewardId === rewardId);
  };
  expect((await redeem(an, rewardId)).problem).toMatchObject({
    code: 'REWARD_WINDOW',
    details: { opensAt: window.availableFrom },
    message: 'Quà này đổi được từ 14:00 21/11/2026. Điểm của bạn vẫn còn nguyên.',
  });
  expect(await shown()).toMatchObject(window);
  world.setClock('2026-11-21T14:00:00+07:00');
  const key = freshKey();
  expect((await redeem(an, rewardId, null, key)).status).toBe(201);
  world.setClock('2026-11-21T16:00:00+07:00');
  expect((await redeem(an, rewardId)).problem).toMatchObject({ code: 'REWARD_WINDOW', details: { opensAt: null } });
  expect((await redeem(an, rewardId, null, key)).status, 'a repetition of what was redeemed in time').toBe(201);
  expect(await shown()).toBeUndefined();
  world.setClock('2026-11-21T09:00:00+07:00');
});

test('R03 · the same key for another reward is refused', async () => {
  const an = await newMember();
  const [one, two] = [await offer(shop), await offer(shop, { name: 'Trà đào' })];
  const key = freshKey();
  expect((await redeem(an, one.rewardId, null, key)).status).toBe(201);
  const reused = await redeem(an, two.rewardId, null, key);
  expect([reused.status, reused.problem.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
});

test('V01 · of two who redeem the last one at once, one gets it and the other keeps the points', async () => {
  const [an, binh] = [await newMember(), await newMember()];
  const reward = await offer(shop, { stock: 1 });
  const answers = await Promise.all([redeem(an, reward.rewardId), redeem(binh, reward.rewardId)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('OUT_OF_STOCK');
  const balances = await Promise.all([balanceOf(an), balanceOf(binh)]);
  expect(balances.map(({ available }) => available).sort((a, b) => a - b)).toEqual([80, 100]);
});

test('a refusal after the unit was taken puts it back', async () => {
  const poor = await newMember(0);
  const rich = await newMember();
  const reward = await offer(shop, { stock: 1 });
  const refused = await redeem(poor, reward.rewardId);
  expect([refused.status, refused.problem.details]).toEqual([409, { available: 0 }]);
  expect((await redeem(rich, reward.rewardId)).status).toBe(201);
});

test('the limit of a member counts what stands, held gifts too, and cancelling frees it (V14)', async () => {
  const an = await newMember();
  const reward = await offer(shop, { limitPerMember: 1 });
  const { reply } = await redeem(an, reward.rewardId);
  const limited = await redeem(an, reward.rewardId);
  expect([limited.status, limited.problem.details]).toEqual([409, { limit: 1 }]);
  const shown = await service.ask(an.claims, 'GET /v1/rewards', { query: { limit: '50' } });
  expect(shown.reply.items.find(({ rewardId }) => rewardId === reward.rewardId)?.redeemed).toBe(1);
  const cancelled = await service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/cancel', {
    ...on(reply.redemptionId),
    key: freshKey(),
  });
  expect(cancelled.reply.state).toBe('REVERSED');
  expect((await redeem(an, reward.rewardId)).status).toBe(201);
});

test('F12 · cancelling gives the points back once, whatever is repeated', async () => {
  const an = await newMember();
  const [branch] = shop.branches;
  const rewards = [await offer(shop), await offer(shop, { kind: 'COUNTER' })] as const;
  for (const reward of rewards) {
    const { reply } = await redeem(an, reward.rewardId, branch.branchId);
    const key = freshKey();
    const cancel = (with_ = key) =>
      service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/cancel', {
        ...on(reply.redemptionId),
        key: with_,
      });
    const first = await cancel();
    expect([first.status, first.reply.state]).toEqual([200, 'REVERSED']);
    expect((await cancel()).text).toBe(first.text);
    expect((await cancel(freshKey())).problem.code).toBe('VOUCHER_CLOSED');
    expect(await balanceOf(an)).toMatchObject({ available: 100, held: 0, lifetimeSpent: 0 });
  }
});

test('a presented voucher waits ten minutes at its branch and comes back by itself', async () => {
  const an = await newMember();
  const [first, second] = shop.branches;
  const { reply } = await redeem(an, (await offer(shop)).rewardId);
  const present = (branchId: string, key = freshKey()) =>
    service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/present', {
      ...on(reply.redemptionId),
      key,
      body: { branchId },
    });
  const key = freshKey();
  const presented = await present(first.branchId, key);
  expect(presented.reply).toMatchObject({ state: 'RESERVED', branchName: first.name });
  expect((await present(first.branchId, key)).headers['idempotent-replay']).toBe('true');
  expect((await present(first.branchId)).reply.expiresAt).toBe(presented.reply.expiresAt);
  expect((await present(second.branchId)).reply.branchName).toBe(second.name);
  expect((await present('nowhere')).status).toBe(404);

  const startedAt = world.clock();
  world.setClock(at('2026-11-21T09:10:00+07:00'));
  const back = await service.ask(an.claims, 'GET /v1/me/redemptions/{redemptionId}', on(reply.redemptionId));
  expect(back.reply).toMatchObject({ state: 'ISSUED', expiresAt: null });
  world.setClock(startedAt);
});

test('V04 · a voucher is good to the last second of its last day', async () => {
  const an = await newMember();
  const { reply } = await redeem(an, (await offer(shop, { validDays: 3 })).rewardId);
  const qr = () => service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/qr', on(reply.redemptionId));
  const startedAt = world.clock();
  world.setClock(at('2026-11-24T23:59:59+07:00'));
  const last = await qr();
  expect(last.status).toBe(200);
  expect(Date.parse(last.reply.expiresAt) - world.clock()).toBeLessThanOrEqual(60_000);
  world.setClock(at('2026-11-25T00:00:00+07:00'));
  expect((await qr()).problem.code).toBe('VOUCHER_EXPIRED');
  const cancelled = await service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/cancel', {
    ...on(reply.redemptionId),
    key: freshKey(),
  });
  expect(cancelled.problem.code).toBe('VOUCHER_EXPIRED');
  world.setClock(startedAt);
});

test('TH1 · somebody else’s redemption is nowhere to be found', async () => {
  const [an, binh] = [await newMember(), await newMember()];
  const { reply } = await redeem(an, (await offer(shop)).rewardId);
  const params = on(reply.redemptionId);
  const body = { branchId: shop.branches[0].branchId };
  const attempts = [
    service.ask(binh.claims, 'GET /v1/me/redemptions/{redemptionId}', params),
    service.ask(binh.claims, 'POST /v1/me/redemptions/{redemptionId}/qr', params),
    service.ask(binh.claims, 'POST /v1/me/redemptions/{redemptionId}/present', { ...params, key: freshKey(), body }),
    service.ask(binh.claims, 'POST /v1/me/redemptions/{redemptionId}/cancel', { ...params, key: freshKey() }),
  ];
  for (const { status, text } of await Promise.all(attempts)) {
    expect(status).toBe(404);
    expect(text).not.toContain(reply.code);
  }
});

test('redemptions come a page at a time; drafts and unknown rewards do not exist', async () => {
  const an = await newMember();
  const reward = await offer(shop);
  for (let count = 0; count < 3; count++) {
    await redeem(an, reward.rewardId);
    world.setClock(at('2026-11-21T09:00:00+07:00'));
  }
  const page = (query: Record<string, string>) => service.ask(an.claims, 'GET /v1/me/redemptions', { query });
  const first = await page({ limit: '2' });
  const second = await page({ limit: '2', cursor: first.reply.next ?? '' });
  const ids = [...first.reply.items, ...second.reply.items].map(({ redemptionId }) => redemptionId);
  expect([first.reply.items.length, second.reply.items.length, new Set(ids).size]).toEqual([2, 1, 3]);
  expect((await redeem(an, 'no-such-reward')).status).toBe(404);
  expect((await redeem(an, (await offer(shop, { status: 'DRAFT' })).rewardId)).status).toBe(404);
  expect(service.bugs).toEqual([]);
});
