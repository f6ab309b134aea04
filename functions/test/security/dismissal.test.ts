import { addMinutes, instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import { planChangedStaff } from '../../src/records/staff.ts';
import { type Service, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { type Colleague, hire, must, openShop, type Shop } from '../shop.ts';

let world: TestWorld;
let service: Service;
let shop: Shop;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  shop = await openShop(world);
});

const change = async ({ staff }: Colleague, to: Parameters<typeof planChangedStaff>[3]) =>
  must(await commit(world, () => planChangedStaff(world, shop.programme, staff.staffId, to)));
const me = ({ claims }: Colleague) => service.ask(claims, 'GET /v1/staff/me');

test('S03 · a dismissal reaches a warm function within 60 s, whatever the session says', async () => {
  const tu = await hire(shop, 'tu', 'cashier');
  expect((await me(tu)).status).toBe(200);
  await change(tu, { active: false });
  world.setClock(instant(world.clock() + 60_000));
  const answer = await me(tu);
  expect([answer.status, answer.problem.code]).toEqual([401, 'SESSION_EXPIRED']);
});

test('a change of role or branch counts within 60 s too, with the same session', async () => {
  const vy = await hire(shop, 'vy', 'manager');
  expect((await service.ask(vy.claims, 'GET /v1/admin/staff')).status).toBe(200);
  await change(vy, { role: 'cashier', branchIds: [shop.branches[1].branchId] });
  world.setClock(addMinutes(world.clock(), 1));
  expect((await service.ask(vy.claims, 'GET /v1/admin/staff')).problem.code).toBe('FORBIDDEN');
  expect((await me(vy)).reply).toMatchObject({ role: 'cashier', branches: [{ name: 'CN Thảo Điền' }] });
});
