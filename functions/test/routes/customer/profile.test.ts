import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { directGraph } from '../../../src/zalo/graph.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { join, type Member, openShop, type Shop, zaloAppSecret } from '../../shop.ts';
import { type FakeGraph, startFakeGraph } from '../../zalo/fake-graph.ts';

let world: TestWorld;
let zalo: FakeGraph;
let service: Service;
let shop: Shop;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  zalo = await startFakeGraph(zaloAppSecret);
  service = serviceOf(world, directGraph(zalo.url));
  shop = await openShop(world);
});
beforeEach(() => {
  zalo.mood = 'WELL';
});
afterAll(() => zalo.close());

const link = (who: Member, number: string, tokenOf = who.zaloId) =>
  service.ask(who.claims, 'POST /v1/me/phone', {
    body: { accessToken: zalo.tokenFor(tokenOf), phoneToken: zalo.codeFor(number) },
  });

test('a phone is what Zalo vouches for, shown to its owner in full', async () => {
  const an = await join(shop, 'an', 'An');
  const linked = await link(an, '84901234567');
  expect([linked.status, linked.reply.phone]).toEqual([200, '0901234567']);
  expect((await link(an, '84901234567')).status).toBe(200);
});

test('a phone that another Zalo id holds is refused (decisions 18)', async () => {
  const binh = await join(shop, 'binh');
  expect((await link(binh, '84901234567')).problem.code).toBe('PHONE_TAKEN');
});

test('TH4 · somebody else’s access token binds nothing, nor does a used or broken code', async () => {
  const chi = await join(shop, 'chi');
  expect((await link(chi, '84905555555', 'somebody-else')).problem.code).toBe('ZALO_TOKEN_REJECTED');
  const body = { accessToken: zalo.tokenFor('chi'), phoneToken: 'made-up' };
  expect((await service.ask(chi.claims, 'POST /v1/me/phone', { body })).problem.code).toBe('PHONE_UNVERIFIED');
  zalo.mood = 'BROKEN';
  expect((await link(chi, '84905555555')).problem.code).toBe('ZALO_UNAVAILABLE');
  expect((await service.ask(chi.claims, 'GET /v1/me/profile')).reply.phone).toBeNull();
});

test('the profile is set to what is said, and a birthday is a day that has been', async () => {
  const duy = await join(shop, 'duy', 'Duy');
  const set = (body: unknown) => service.ask(duy.claims, 'PUT /v1/me/profile', { body });
  const named = await set({ name: '  Lê Quốc Duy ', birthday: '1992-02-29' });
  expect(named.reply).toMatchObject({ name: 'Lê Quốc Duy', birthday: '1992-02-29' });
  expect((await service.ask(duy.claims, 'GET /v1/me')).reply.name).toBe('Lê Quốc Duy');
  for (const birthday of ['2026-11-21', '2030-01-01', '1991-02-29', '21/11/1990']) {
    expect(Object.keys((await set({ name: null, birthday })).problem.fields ?? {}), birthday).toEqual(['birthday']);
  }
  for (const extra of [{ points: 999 }, { tier: 'vang' }, { memberId: 'x' }, { phone: '0901234567' }]) {
    expect((await set({ name: 'Duy', birthday: null, ...extra })).status).toBe(400);
  }
});

test('consent is given and withdrawn, the last word stands, and a repetition is one act', async () => {
  const em = await join(shop, 'em');
  const say = (granted: boolean, key = freshKey()) =>
    service.ask(em.claims, 'POST /v1/me/consents', { key, body: { purpose: 'MARKETING', textVersion: 'v2', granted } });
  const key = freshKey();
  const first = await say(true, key);
  world.setClock(addMinutes(world.clock(), 1));
  expect((await say(true, key)).text).toBe(first.text);
  expect((await say(false, key)).problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
  await say(false);
  const { consents } = (await service.ask(em.claims, 'GET /v1/me/profile')).reply;
  expect(consents).toMatchObject([{ purpose: 'MARKETING', granted: false }]);
  expect(service.bugs).toEqual([]);
});
