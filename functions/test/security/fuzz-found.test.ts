import { balance } from '@quaylai/shared/api/member-models';
import { dongMax } from '@quaylai/shared/words/money';
import { pointsMax } from '@quaylai/shared/words/points';
import { beforeAll, expect, test } from 'vitest';
import { addZaloKey } from '../../src/operator/zalo-key.ts';
import { signLikeZalo } from '../../src/zalo/event-signature.ts';
import { type Service, serviceOf } from '../caller.ts';
import { type TestWorld, testWorld } from '../engine.ts';
import { modelTable } from '../model/model-table.ts';
import { ModelStore } from '../model/store.ts';
import { buy, must } from '../shop.ts';
import { type Grounds, openGrounds } from './grounds.ts';

/** What `npm run fuzz` found, each as the shortest request that shows it. */
let world: TestWorld;
let service: Service;
let at: Grounds;
beforeAll(async () => {
  world = testWorld(modelTable(new ModelStore()));
  service = serviceOf(world);
  at = await openGrounds(world, service);
  must(await addZaloKey(world, at.shop.programme.id, zaloKey));
});

const zaloKey = 'mini-app-api-key';
const tell = (event: Readonly<Record<string, unknown>>) =>
  service.ask(null, 'POST /v1/zalo/{miniAppId}/events', {
    params: { miniAppId: at.shop.miniAppId },
    body: event,
    headers: { 'x-zevent-signature': signLikeZalo(event, zaloKey) },
  });

test('A member whom a till asks for points still reads what they asked of the shop, and the other way round', async () => {
  const asked = await service.ask(at.an.claims, 'GET /v1/me/requests');
  expect(asked.reply.items.map(({ requestId }) => requestId)).toEqual([at.waiting.requestId]);
  const tills = await service.ask(at.an.claims, 'GET /v1/me/spend-requests');
  expect(tills.reply.requests.map(({ requestId }) => requestId)).toEqual([at.spendRequestId]);
});

test('TH3 · half a character is no text, whoever sends it and wherever it stands; two halves are one', async () => {
  const called = (name: string) =>
    service.ask(at.an.claims, 'PUT /v1/me/profile', { body: { name, birthday: '1990-01-01' } });
  const wrong = { status: 400, problem: { code: 'INVALID_REQUEST' } };
  for (const event of [
    { event: 'rot', userId: '\ud800' },
    { event: 'rot', '\udbff': 1 },
  ]) {
    expect(await tell(event)).toMatchObject(wrong);
  }
  expect(await called('An \ud83d')).toMatchObject(wrong);
  expect((await tell({ event: 'rot', userId: '\\ud800' })).status).toBe(200);
  const paired = '{"name":"An \\ud83c\\udf6a","birthday":"1990-01-01"}';
  const answer = await service.ask(at.an.claims, 'PUT /v1/me/profile', { body: paired });
  expect(answer).toMatchObject({ status: 200, reply: { name: 'An 🍪' } });
});

test('An event of Zalo’s happened between 1970 and now, whatever number it says', async () => {
  const outcomes = [];
  for (const timestamp of [-1e308, -1, 1e308]) {
    const { status } = await tell({ event: 'rot', userId: 'an', timestamp });
    outcomes.push([status, service.queued.at(-1)?.at]);
  }
  const earliest = [200, 0];
  expect(outcomes).toEqual([earliest, earliest, [200, world.clock()]]);
});

test('Two of the largest bills, and the largest number of points twice, are a total like any other', async () => {
  const { shop, binh, staff } = at;
  for (let each = 0; each < 2; each++) {
    await buy(shop, binh.member, dongMax);
  }
  const home = await service.ask(binh.claims, 'GET /v1/me');
  expect([home.status, home.reply.standing.spentDong]).toEqual([200, 2 * dongMax]);
  expect((await service.ask(binh.claims, 'GET /v1/tiers')).status).toBe(200);
  const params = { memberId: binh.member };
  expect((await service.ask(staff.owner.claims, 'GET /v1/admin/members/{memberId}', { params })).status).toBe(200);
  const rich = { ...home.reply.balance, available: 2 * pointsMax, lifetimeEarned: 2 * pointsMax };
  expect(balance.safeParse(rich).success).toBe(true);
});
