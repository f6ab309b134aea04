import { tierRule } from '@quaylai/shared/loyalty/tiers';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { RewardId, TierId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import { beforeAll, expect, test } from 'vitest';
import { issueMemberQr } from '../../../src/qr/member-qr.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, type Colleague, hire, join, type Member, offer, openShop, type Shop } from '../../shop.ts';
import { publish } from '../webhooks/till.ts';

let world: TestWorld;
let service: Service;
let shop: Shop;
let cashier: Colleague;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
  cashier = await hire(shop, 'tu', 'cashier', [shop.branches[0].branchId]);
  await publish(world, shop.programme, ladder, 1);
});

const tierOf = (id: string) => tierRule(defaultRules, id as TierId);
/** Bạc pays less for rewards and has its own price list; between Bạc and Vàng lies a tier that nobody is told of. */
const ladder: RuleDocument = {
  ...defaultRules,
  tiers: [
    tierOf('dong'),
    { ...tierOf('bac'), pointPriceDiscountPercent: 5, priceList: 'SI' },
    {
      ...tierOf('bac'),
      id: 'ngam' as TierId,
      name: 'Hạng Ngầm',
      enterDong: dong(10_000_000),
      keepDong: dong(0),
      hidden: true,
    },
    tierOf('vang'),
  ],
};

const redeem = (who: Member, rewardId: RewardId, branchId: string | null = null) =>
  service.ask(who.claims, 'POST /v1/me/redemptions', { key: freshKey(), body: { rewardId, branchId } });
const availableOf = async (who: Member) => (await service.ask(who.claims, 'GET /v1/me')).reply.balance.available;
const shelfOf = async (who: Member, rewardId: RewardId) =>
  (await service.ask(who.claims, 'GET /v1/rewards')).reply.items.find((reward) => reward.rewardId === rewardId);

test('V11 · Bạc pays 285 for what costs 300, 95 for 99, and sees it before; Đồng pays the list price', async () => {
  const [an, binh] = [await join(shop, 'v11'), await join(shop, 'v11-b')];
  await buy(shop, an.member, 6_000_000);
  await buy(shop, binh.member, 4_000_000);
  const [cup, tea] = [await offer(shop, { pricePoints: points(300) }), await offer(shop, { pricePoints: points(99) })];
  expect(await shelfOf(an, cup.rewardId)).toMatchObject({ pricePoints: 285, listPricePoints: 300 });
  expect((await redeem(an, cup.rewardId)).reply.points).toBe(285);
  expect((await redeem(an, tea.rewardId)).reply.points).toBe(95);
  expect(await availableOf(an)).toBe(600 - 285 - 95);
  expect((await redeem(binh, cup.rewardId)).reply.points).toBe(300);
});

test('V13 · the price raised while a gift is held: captured at what was held', async () => {
  const an = await join(shop, 'v13');
  await buy(shop, an.member, 2_000_000);
  const { branchId } = shop.branches[0];
  const gift = await offer(shop, { kind: 'COUNTER', pricePoints: points(100) });
  const held = await redeem(an, gift.rewardId, branchId);
  const owner = await hire(shop, 'thu', 'owner');
  const { rewardId, version, shards: _, ...input } = gift;
  const raised = await service.ask(owner.claims, 'PUT /v1/admin/rewards/{rewardId}', {
    params: { rewardId },
    body: { version, reward: { ...input, pricePoints: 120 } },
  });
  expect(raised.status).toBe(200);
  const approved = await service.ask(
    cashier.claims,
    'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve',
    { key: freshKey(), params: { memberId: an.member, redemptionId: held.reply.redemptionId }, body: { branchId } },
  );
  expect([approved.status, approved.reply.points, await availableOf(an)]).toEqual([200, 100, 100]);
});

test('V02 · two a month: the third in November is refused, the first of December is not', async () => {
  world.setClock('2026-11-29T09:00:00+07:00');
  const an = await join(shop, 'v02');
  await buy(shop, an.member, 2_000_000);
  const { rewardId } = await offer(shop, { limitPerMonth: 2 });
  expect([(await redeem(an, rewardId)).status, (await redeem(an, rewardId)).status]).toEqual([201, 201]);
  world.setClock('2026-11-30T23:59:59+07:00');
  expect((await redeem(an, rewardId)).problem).toMatchObject({ code: 'REWARD_LIMIT', details: { limit: 2 } });
  const shown = async () => {
    const { items } = (await service.ask(an.claims, 'GET /v1/rewards')).reply;
    return items.find((one) => one.rewardId === rewardId);
  };
  expect(await shown()).toMatchObject({ limitPerMonth: 2, redeemed: 2, redeemedThisMonth: 2 });
  world.setClock('2026-12-01T00:00:00+07:00');
  expect(await shown()).toMatchObject({ limitPerMonth: 2, redeemed: 2, redeemedThisMonth: 0 });
  expect((await redeem(an, rewardId)).status).toBe(201);
  world.setClock('2026-11-21T09:00:00+07:00');
});

test('T13 · a hidden tier leaves no trace for others, and is there for its own members', async () => {
  const [an, binh, chi] = [await join(shop, 't13'), await join(shop, 't13-b'), await join(shop, 't13-c')];
  await buy(shop, an.member, 11_000_000);
  await buy(shop, binh.member, 6_000_000);
  await buy(shop, chi.member, 20_000_000);
  const seenBy = async (who: Member) => {
    const texts = ['GET /v1/tiers', 'GET /v1/me', 'GET /v1/me/entries', 'GET /v1/rewards'] as const;
    return Promise.all(texts.map(async (key) => (await service.ask(who.claims, key)).text));
  };
  for (const other of [binh, chi]) {
    for (const text of await seenBy(other)) expect(text).not.toMatch(/ngam|Ngầm/);
  }
  const { tiers, standing } = (await service.ask(an.claims, 'GET /v1/tiers')).reply;
  expect(tiers.map(({ id }) => id)).toEqual(['dong', 'bac', 'ngam', 'vang']);
  expect([standing.tier.name, standing.next?.tier.id]).toEqual(['Hạng Ngầm', 'vang']);
});

test('the till is told which price list a tier has', async () => {
  const an = await join(shop, 'list');
  await buy(shop, an.member, 6_000_000);
  const seal = { keys: world.keys, programme: shop.programme };
  const [content] = issueMemberQr(seal, an.member, world.randomBytes(9), world.clock());
  const body = { content, branchId: shop.branches[0].branchId };
  const scanned = await service.ask(cashier.claims, 'POST /v1/staff/members/scan', { body });
  expect(scanned.reply.member).toMatchObject({ priceList: 'SI', tier: { id: 'bac' } });
  expect(service.bugs).toEqual([]);
});
