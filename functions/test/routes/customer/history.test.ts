import { beforeAll, expect, test } from 'vitest';
import { type Service, serviceOf } from '../../caller.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join, type Member, openShop, type Shop } from '../../shop.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
let service: Service;
let shop: Shop;
let an: Member;
beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
  service = serviceOf(world);
  shop = await openShop(world);
  an = await join(shop, 'an', 'Nguyễn Minh Anh');
  for (const amount of [350_000, 5_000_000, 199_000]) await buy(shop, an.member, amount);
});

test('A06 · an entry explains itself: rule, tier then, bill and arithmetic, in two languages', async () => {
  const { items } = (await service.ask(an.claims, 'GET /v1/me/entries')).reply;
  expect(items.map(({ kind, points, tierReached }) => [kind, points, tierReached])).toEqual([
    ['EARN', 23, null],
    ['EARN', 500, 'Bạc'],
    ['EARN', 35, null],
  ]);
  const seq = String(items[0]?.seq);
  const { reply } = await service.ask(an.claims, 'GET /v1/me/entries/{seq}/explain', { params: { seq } });
  expect(reply).toMatchObject({ kind: 'EARN', points: 23, ruleVersion: 1, tierThen: 'Bạc' });
  expect(reply.bill).toMatchObject({ source: 'pos', amountDong: 199_000, branchName: 'CN Nguyễn Huệ' });
  const said = reply.vi.join(' ');
  for (const part of ['199.000', '1,2', '10.000', '23']) expect(said, said).toContain(part);
  expect(reply.en.length).toBe(reply.vi.length);
  expect(reply.hash).toMatch(/^[0-9a-f]{64}$/);
  const unknown = await service.ask(an.claims, 'GET /v1/me/entries/{seq}/explain', { params: { seq: '99' } });
  expect(unknown.status).toBe(404);
});

test('history comes newest first, a page at a time, each entry once', async () => {
  const first = (await service.ask(an.claims, 'GET /v1/me/entries', { query: { limit: '2' } })).reply;
  const query = { limit: '2', cursor: first.next ?? '' };
  const second = (await service.ask(an.claims, 'GET /v1/me/entries', { query })).reply;
  expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect((await service.ask(an.claims, 'GET /v1/me/entries', { query: { limit: '51' } })).status).toBe(400);
});

test('CAP28 · the ladder shows where the member stands and what is missing', async () => {
  const { tiers, standing } = (await service.ask(an.claims, 'GET /v1/tiers')).reply;
  expect(tiers.map(({ name }) => name)).toEqual(['Đồng', 'Bạc', 'Vàng', 'Kim cương']);
  expect(standing).toMatchObject({ tier: { name: 'Bạc' }, lastDay: '2027-12-31', spentDong: 5_549_000 });
  expect(standing.next).toMatchObject({ tier: { name: 'Vàng' }, missingDong: 9_451_000 });
  expect(standing.next?.lacks).toEqual([{ metric: 'NET_SPEND', left: 9_451_000 }]);
  expect(standing.measures).toEqual({ metrics: ['NET_SPEND'], match: 'ALL', window: 'CALENDAR_YEAR' });
  expect(standing.keep).toBeNull();
});

test('PB2 · the first screen is one query once the process is warm', async () => {
  await service.ask(an.claims, 'GET /v1/me');
  engine.meter.read = 0;
  engine.meter.calls.length = 0;
  const { reply } = await service.ask(an.claims, 'GET /v1/me');
  expect(reply).toMatchObject({ name: 'Nguyễn Minh Anh', balance: { available: 558 }, openRedemptions: 0 });
  // Vouchers, name, account and entries. Rules and names are remembered for a moment.
  expect(engine.meter.calls).toEqual(['query']);
  expect(engine.meter.read).toBeLessThanOrEqual(2);
});

test('C5 · the coming drop is told while there is time: what is missing, by when, and where the tier would fall', async () => {
  world.setClock(at('2027-11-15T09:00:00+07:00'));
  const { standing } = (await service.ask(an.claims, 'GET /v1/tiers')).reply;
  expect(standing.tier.name).toBe('Bạc');
  expect(standing.keep).toEqual({
    lacks: [{ metric: 'NET_SPEND', left: 4_000_000 }],
    by: '2027-12-31',
    otherwise: 'Đồng',
  });
});

test('X10 · points that expired name the bill that each came from', async () => {
  world.setClock('2026-11-21T09:00:00+07:00');
  const binh = await join(shop, 'binh', 'Trần Bình');
  for (const amount of [350_000, 120_000]) await buy(shop, binh.member, amount);
  const first = (await service.ask(binh.claims, 'GET /v1/me/entries')).reply.items;
  world.setClock('2027-11-22T09:00:00+07:00');
  await buy(shop, binh.member, 9_999);
  const { reply } = await service.ask(binh.claims, 'GET /v1/me/entries/{seq}/explain', { params: { seq: '3' } });
  const [late, early] = first.map(({ label }) => label);
  expect(reply.vi).toContain(`35 điểm của hoá đơn ${early} đã hết hạn.`);
  expect(reply.vi).toContain(`12 điểm của hoá đơn ${late} đã hết hạn.`);
  expect(reply.en).toContain(`12 points from bill ${late} expired.`);
});
