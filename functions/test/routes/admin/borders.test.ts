import { adminRoutes } from '@quaylai/shared/api/admin-routes';
import type { Route } from '@quaylai/shared/api/route';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import type { Asked } from '../../events.ts';
import { type Grounds, openGrounds } from '../../security/grounds.ts';
import { samples } from '../../security/samples.ts';
import { outcome } from './office.ts';

type AdminKey = keyof typeof adminRoutes;
const all = Object.keys(adminRoutes) as AdminKey[];
const route = (key: AdminKey): Route => adminRoutes[key];
const bodied = all.filter((key) => route(key).body !== undefined);
const paged = all.filter((key) => route(key).query?.safeParse({ limit: '1' }).success);

let world: TestWorld;
let service: Service;
let grounds: Grounds;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  grounds = await openGrounds(world, service);
});
afterEach(() => expect(service.bugs).toEqual([]));

const ask = (key: AdminKey, change: Asked) =>
  service.ask(grounds.staff.owner.claims, key, { key: freshKey(), ...samples[key](grounds), ...change });

describe.each(bodied)('%s', (key) => {
  test('takes no field that it does not know', async () => {
    const body = { ...(samples[key](grounds).body as object), programme: 'khác', role: 'owner_of_all' };
    const refused = await ask(key, { body });
    expect(outcome(refused)).toBe('400 INVALID_REQUEST');
    expect(Object.values(refused.problem.fields ?? {})).toContain('Ô này không có trong yêu cầu.');
  });

  test('takes JSON of at most 16 KB', async () => {
    expect(outcome(await ask(key, { body: '{"nửa chừng' }))).toBe('400 INVALID_REQUEST');
    expect(outcome(await ask(key, { body: '[]' }))).toBe('400 INVALID_REQUEST');
    expect(outcome(await ask(key, { body: JSON.stringify({ x: 'x'.repeat(16 * 1024) }) }))).toBe('413 BODY_TOO_LARGE');
  });
});

describe.each(paged)('%s', (key) => {
  test.each(['51', '0', '-1', '1.5', '1e1', 'tất-cả', ''])('shows 1 to 50 at a time, not %s', async (limit) => {
    expect(outcome(await ask(key, { query: { limit } }))).toBe('400 INVALID_REQUEST');
  });

  test('starts afresh from a cursor that is none of its own', async () => {
    const fresh = await ask(key, {});
    expect((await ask(key, { query: { cursor: '-' } })).text).toBe(fresh.text);
    for (const cursor of ['0', 'zzzz', '_'.repeat(512), 'AAAA', '99999999999999999999', 'czA']) {
      expect(outcome(await ask(key, { query: { cursor } })), cursor).toBe('200');
    }
    for (const cursor of ['a#b', 'a b', 'x'.repeat(513)]) {
      expect(outcome(await ask(key, { query: { cursor } })), cursor).toBe('400 INVALID_REQUEST');
    }
  });
});

test.each(all)('%s takes no query that it does not know', async (key) => {
  const query = { ...(samples[key](grounds).query as object), programme: 'khác' };
  expect(outcome(await ask(key, { query }))).toBe('400 INVALID_REQUEST');
});

test('a search goes on only from a cursor that it could have given', async () => {
  const search = (cursor: unknown) => ask('POST /v1/admin/members/search', { body: { text: 'canari', cursor } });
  for (const cursor of ['A', '_'.repeat(512), 'fn5-']) expect(outcome(await search(cursor)), cursor).toBe('200');
  for (const cursor of ['', 'x'.repeat(2_000), 7]) expect(outcome(await search(cursor))).toBe('400 INVALID_REQUEST');
});
