import { afterEach, beforeAll, expect, test } from 'vitest';
import { project } from '../../../src/projections/project.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join } from '../../shop.ts';
import { readStream } from '../../stream.ts';
import { type Office, openOffice, outcome } from './office.ts';

let world: TestWorld;
let service: Service;
let office: Office;
let twin: Office;
beforeAll(async () => {
  const engine = await startEngine();
  world = testWorld(engine.table);
  service = serviceOf(world);
  [office, twin] = [await openOffice(world, service), await openOffice(world, service)];
  const an = await join(office.shop, 'an');
  await buy(office.shop, an.member, 350_000);
  await buy(office.shop, an.member, 99_000);
  world.setClock('2026-11-22T00:00:00+07:00');
  await buy(office.shop, an.member, 50_000);
  await project(world, await readStream(engine.endpoint, engine.name), (error) => {
    throw error;
  });
});
afterEach(() => expect(service.bugs).toEqual([]));

const days = (from: string, to: string) => office.ask('GET /v1/admin/days', { query: { from, to } });

test('each day of Vietnam is told by branch, new members apart', async () => {
  const { branchId } = office.shop.branches[0];
  const nothing = { orders: 0, spendDong: 0, pointsEarned: 0, pointsSpent: 0, membersJoined: 0, redemptions: 0 };
  expect((await days('2026-11-21', '2026-11-22')).reply.days).toEqual([
    { ...nothing, day: '2026-11-21', branchId: null, membersJoined: 1 },
    { ...nothing, day: '2026-11-21', branchId, orders: 2, spendDong: 449_000, pointsEarned: 44 },
    { ...nothing, day: '2026-11-22', branchId, orders: 1, spendDong: 50_000, pointsEarned: 5 },
  ]);
  expect((await days('2026-11-22', '2026-11-22')).reply.days).toHaveLength(1);
});

test('nothing of it is another programme’s', async () => {
  const query = { from: '2026-11-01', to: '2026-11-30' };
  expect((await twin.ask('GET /v1/admin/days', { query })).reply.days).toEqual([]);
});

test('92 days are shown at once, 93 are refused in words', async () => {
  expect(outcome(await days('2026-09-01', '2026-12-01'))).toBe('200');
  const long = await days('2026-09-01', '2026-12-02');
  expect([outcome(long), long.problem.fields]).toEqual([
    '400 INVALID_REQUEST',
    { to: 'Mỗi lần xem tối đa 92 ngày, và ngày đầu không sau ngày cuối.' },
  ]);
});

test.each([
  ['the wrong way round', '2026-11-22', '2026-11-21'],
  ['a day that does not exist', '2026-02-30', '2026-03-01'],
  ['no day', 'hôm nay', '2026-11-21'],
  ['all of time', '0001-01-01', '9999-12-31'],
])('a range with %s is refused', async (_, from, to) => {
  expect(outcome(await days(from, to))).toBe('400 INVALID_REQUEST');
});
