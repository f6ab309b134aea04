import { beforeAll, expect, test } from 'vitest';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';

let world: TestWorld;
let service: Service;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
});

test('anybody may ask whether we answer, and learns nothing else', async () => {
  const answer = await service.ask(null, 'GET /health');
  expect(answer.status).toBe(200);
  expect(answer.reply).toEqual({ status: 'OK', time: '2026-11-21T02:00:00.000Z' });
});

test('a table that does not answer is no health', async () => {
  const broken = { ...world, table: { ...world.table, get: async () => Promise.reject(new Error('no table')) } };
  const sick = serviceOf(broken as TestWorld);
  expect((await sick.ask(null, 'GET /health')).status).toBe(500);
});
