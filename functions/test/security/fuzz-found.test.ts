import { beforeAll, expect, test } from 'vitest';
import { freshKey, type Service, serviceOf } from '../caller.ts';
import { testWorld } from '../engine.ts';
import { modelTable } from '../model/model-table.ts';
import { ModelStore } from '../model/store.ts';
import { type Grounds, openGrounds } from './grounds.ts';

/** What `npm run fuzz` found, each as the shortest request that shows it. */
let service: Service;
let at: Grounds;
beforeAll(async () => {
  const world = testWorld(modelTable(new ModelStore()));
  service = serviceOf(world);
  at = await openGrounds(world, service);
});

test('A member whom a till asks for points still reads what they asked of the shop, and the other way round', async () => {
  const empty = await service.ask(at.an.claims, 'GET /v1/me/requests');
  expect([empty.status, empty.reply.items]).toEqual([200, []]);
  const body = { kind: 'EXPORT', text: null, entrySeq: null };
  expect((await service.ask(at.an.claims, 'POST /v1/me/requests', { key: freshKey(), body })).status).toBe(201);
  const asked = await service.ask(at.an.claims, 'GET /v1/me/requests');
  expect(asked.reply.items.map(({ kind }) => kind)).toEqual(['EXPORT']);
  const tills = await service.ask(at.an.claims, 'GET /v1/me/spend-requests');
  expect(tills.reply.requests.map(({ requestId }) => requestId)).toEqual([at.spendRequestId]);
});
