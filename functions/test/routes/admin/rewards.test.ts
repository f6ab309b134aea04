import type { RewardId } from '@quaylai/shared/words/ids';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join } from '../../shop.ts';
import { type Office, openOffice, outcome } from './office.ts';

let world: TestWorld;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
});
beforeEach(async () => {
  office = await openOffice(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));

const coffee = {
  name: 'Cà phê sữa đá',
  description: 'Một ly cỡ vừa.',
  picture: 'coffee',
  kind: 'VOUCHER',
  pricePoints: 20,
  stock: 3,
  limitPerMember: null,
  validDays: 30,
  status: 'ACTIVE',
};
const add = (change: object = {}, key = freshKey()) =>
  office.ask('POST /v1/admin/rewards', { body: { ...coffee, ...change }, key });
const change = (rewardId: RewardId, version: number, edit: object = {}) =>
  office.ask('PUT /v1/admin/rewards/{rewardId}', {
    params: { rewardId },
    body: { version, reward: { ...coffee, ...edit } },
  });

/** A customer with enough points takes one. */
async function sellOne(rewardId: RewardId) {
  const customer = await join(office.shop, `khách-${freshKey()}`);
  await buy(office.shop, customer.member, 1_000_000);
  const body = { rewardId, branchId: null };
  return service.ask(customer.claims, 'POST /v1/me/redemptions', { body, key: freshKey() });
}

test('a new reward is on the shelf with all its stock', async () => {
  const added = await add();
  expect(added.status).toBe(201);
  expect(added.reply).toMatchObject({ ...coffee, version: 1, stockLeft: 3 });
  expect((await office.ask('GET /v1/admin/rewards')).reply).toEqual({ items: [added.reply], next: null });
});

test('C1.5 · adding a reward again under the same key adds none, under another body is refused', async () => {
  const key = freshKey();
  const [first, again] = [await add({}, key), await add({}, key)];
  expect([again.text, again.headers['idempotent-replay']]).toEqual([first.text, 'true']);
  expect(outcome(await add({ stock: 99 }, key))).toBe('422 IDEMPOTENCY_KEY_REUSED');
  expect((await office.ask('GET /v1/admin/rewards')).reply.items).toHaveLength(1);
});

test.each([
  ['no name', { name: ' ' }, 'name'],
  ['a price of nothing', { pricePoints: 0 }, 'pricePoints'],
  ['half a point', { pricePoints: 1.5 }, 'pricePoints'],
  ['negative stock', { stock: -1 }, 'stock'],
  ['a picture that was never drawn', { picture: 'phở' }, 'picture'],
  ['a field that rewards do not have', { stockLeft: 1_000 }, 'stockLeft'],
])('a reward with %s is refused at that field', async (_, faulty, field) => {
  const refused = await add(faulty);
  expect([outcome(refused), Object.keys(refused.problem.fields ?? {})]).toEqual(['400 INVALID_REQUEST', [field]]);
});

test('an edit is seen at once, and the editor of an older version is told so', async () => {
  const { rewardId } = (await add()).reply;
  const edited = await change(rewardId, 1, { pricePoints: 25, name: 'Bạc xỉu', status: 'PAUSED' });
  expect(edited.reply).toMatchObject({ rewardId, version: 2, pricePoints: 25, name: 'Bạc xỉu', stockLeft: 3 });
  const stale = await change(rewardId, 1, { pricePoints: 30 });
  expect([outcome(stale), stale.problem.details]).toEqual(['409 REWARD_CHANGED', { currentVersion: 2 }]);
  expect((await office.ask('GET /v1/admin/rewards')).reply.items).toEqual([edited.reply]);
});

test('of two owners who edit one version at once, one does', async () => {
  const { rewardId } = (await add()).reply;
  const both = await Promise.all([change(rewardId, 1, { pricePoints: 21 }), change(rewardId, 1, { pricePoints: 22 })]);
  expect(both.map(outcome).sort()).toEqual(['200', '409 REWARD_CHANGED']);
});

test('stock is raised and lowered, never below what is sold', async () => {
  const { rewardId } = (await add({ stock: 3 })).reply;
  expect([(await sellOne(rewardId)).status, (await sellOne(rewardId)).status]).toEqual([201, 201]);
  const stock = async (version: number, wanted: number | null) => {
    const { reply } = await change(rewardId, version, { stock: wanted });
    return [reply.stock, reply.stockLeft];
  };
  expect(await stock(1, 5)).toEqual([5, 3]);
  expect(await stock(2, 1)).toEqual([2, 0]);
  expect(outcome(await sellOne(rewardId))).toBe('409 OUT_OF_STOCK');
  expect(await stock(3, 3)).toEqual([3, 1]);
  expect(await stock(4, null)).toEqual([null, null]);
});

test('a customer who redeems while the stock is edited neither vanishes nor is sold twice', async () => {
  const { rewardId } = (await add({ stock: 10 })).reply;
  const [, ...sold] = await Promise.all([change(rewardId, 1, { stock: 8 }), ...[1, 2, 3].map(() => sellOne(rewardId))]);
  expect(sold.map(({ status }) => status)).toEqual([201, 201, 201]);
  const [reward] = (await office.ask('GET /v1/admin/rewards')).reply.items;
  expect([reward?.stock, reward?.stockLeft]).toEqual([8, 5]);
});

test('drafts and ended rewards are the owner’s to see, a customer’s not', async () => {
  for (const status of ['DRAFT', 'ACTIVE', 'ENDED']) await add({ status });
  expect((await office.ask('GET /v1/admin/rewards')).reply.items).toHaveLength(3);
  const customer = await join(office.shop, 'khách');
  const seen = await service.ask(customer.claims, 'GET /v1/rewards');
  expect(seen.reply.items).toHaveLength(1);
});

test('the shelf is paged, and another programme’s reward is not found', async () => {
  const ids = new Set<string>();
  for (let made = 0; made < 3; made++) ids.add((await add()).reply.rewardId);
  const first = (await office.ask('GET /v1/admin/rewards', { query: { limit: '2' } })).reply;
  const rest = (await office.ask('GET /v1/admin/rewards', { query: { limit: '2', cursor: first.next ?? '' } })).reply;
  expect(new Set([...first.items, ...rest.items].map(({ rewardId }) => rewardId))).toEqual(ids);
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);

  const elsewhere = await openOffice(world, service);
  const [own] = first.items;
  const body = { version: 1, reward: coffee };
  const foreign = await elsewhere.ask('PUT /v1/admin/rewards/{rewardId}', {
    params: { rewardId: own?.rewardId ?? '' },
    body,
  });
  expect(outcome(foreign)).toBe('404 NOT_FOUND');
  expect((await elsewhere.ask('GET /v1/admin/rewards')).reply.items).toEqual([]);
});

test('C7 · a voucher’s terms are the owner’s, and only vouchers take money off', async () => {
  const voucher = {
    benefit: { kind: 'PERCENT', percent: 10, maxDong: 50_000 },
    minimumDong: 200_000,
    skus: [],
    categories: ['đồ uống'],
    priority: 3,
    exclusive: true,
  };
  const added = await add({ voucher, lastDay: '2026-12-24' });
  expect(added.reply).toMatchObject({ voucher, lastDay: '2026-12-24' });
  const redeemed = await sellOne(added.reply.rewardId);
  expect(redeemed.reply).toMatchObject({ voucher, lastDay: '2026-12-21' });
  await change(added.reply.rewardId, 1, { voucher: { benefit: { kind: 'GIFT' } }, lastDay: '2026-12-01' });
  expect((await sellOne(added.reply.rewardId)).reply).toMatchObject({ lastDay: '2026-12-01' });
  expect(await add({ kind: 'COUNTER', voucher })).toMatchObject({
    status: 400,
    problem: { fields: { 'voucher.benefit': expect.any(String) } },
  });
  expect((await add()).reply).toMatchObject({ voucher: { benefit: { kind: 'GIFT' } }, lastDay: null });
});

test('a reward whose last day is past is no longer redeemed', async () => {
  const { rewardId } = (await add({ lastDay: '2026-11-20' })).reply;
  expect(outcome(await sellOne(rewardId))).toBe('409 REWARD_UNAVAILABLE');
});

test('C8 · a reward that would close before it opens is refused at its field', async () => {
  const window = { availableFrom: '2026-12-24T09:00:00+07:00', availableUntil: '2026-12-24T09:00:00+07:00' };
  const turned = await add(window);
  expect([outcome(turned), Object.keys(turned.problem.fields ?? {})]).toEqual([
    '400 INVALID_REQUEST',
    ['availableUntil'],
  ]);
  const later = { ...window, availableUntil: '2026-12-24T09:01:00+07:00' };
  const { rewardId, version } = (await add(later)).reply;
  const listed = (await office.ask('GET /v1/admin/rewards')).reply.items.find((one) => one.rewardId === rewardId);
  expect(listed).toMatchObject(later);
  expect(outcome(await change(rewardId, version, window))).toBe('400 INVALID_REQUEST');
});
