import { randomBytes } from 'node:crypto';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { ProgrammeId } from '@quaylai/shared/words/ids';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createProgramme, type NewProgramme } from '../../src/operator/create-programme.ts';
import { directGraph } from '../../src/zalo/graph.ts';
import { type Service, serviceOf } from '../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../engine.ts';
import { must, zaloAppSecret } from '../shop.ts';
import { type FakeGraph, startFakeGraph } from '../zalo/fake-graph.ts';

let world: TestWorld;
let zalo: FakeGraph;
let service: Service;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  zalo = await startFakeGraph(zaloAppSecret);
  service = serviceOf(world, directGraph(zalo.url));
});
afterEach(() => expect(service.bugs).toEqual([]));
afterAll(() => zalo.close());

function newShop(): NewProgramme {
  return {
    id: `pho-${randomBytes(3).toString('hex')}` as ProgrammeId,
    name: 'Phở Quay Lại',
    brandColour: '#9a3412',
    miniAppId: String(randomBytes(6).readUIntBE(0, 6)),
    zaloAppId: '77',
    zaloAppSecret,
    owner: { zaloId: 'ba-chu', name: 'Nguyễn Thị Thu' },
  };
}
const signIn = (miniAppId: string, zaloId: string) =>
  service.askWith(undefined, 'POST /v1/session', { body: { miniAppId, accessToken: zalo.tokenFor(zaloId) } });

test('CAP26 · a new programme has the default rules, and its owner signs in and reads them', async () => {
  const shop = newShop();
  expect(must(await createProgramme(world, shop)).id).toBe(shop.id);
  const session = await signIn(shop.miniAppId, 'ba-chu');
  expect(session.reply).toMatchObject({ programme: { name: 'Phở Quay Lại' }, staff: { role: 'owner' } });
  const rules = await service.askWith(session.reply.token, 'GET /v1/admin/rules');
  expect(rules.reply).toMatchObject({
    active: { version: 1, author: 'Quay Lại', reason: 'Luật khởi đầu', document: defaultRules },
    latestVersion: 1,
  });
  const staff = await service.askWith(session.reply.token, 'GET /v1/admin/staff');
  expect(staff.reply.items).toMatchObject([{ name: 'Nguyễn Thị Thu', role: 'owner', active: true }]);
});

test('opening it again, also at once, changes neither the rules nor the number of owners', async () => {
  const shop = newShop();
  const opened = await Promise.all([createProgramme(world, shop), createProgramme(world, shop)]);
  expect(opened.map(({ ok }) => ok)).toEqual([true, true]);
  const { token } = (await signIn(shop.miniAppId, 'ba-chu')).reply;
  const draft = { document: { ...defaultRules, unitName: 'Sao' }, reason: 'tên mới', effectiveFrom: null, basedOn: 1 };
  await service.askWith(token, 'POST /v1/admin/rules/versions', { body: draft, key: 'doi-ten-diem' });
  const before = (await service.askWith(token, 'GET /v1/admin/staff')).text;

  world.setClock('2026-11-21T09:00:30+07:00');
  must(await createProgramme(world, { ...shop, name: 'Phở Quay Lại 2' }));
  const rules = await service.askWith(token, 'GET /v1/admin/rules');
  expect(rules.reply).toMatchObject({ active: { document: { unitName: 'Sao' } }, latestVersion: 2 });
  expect((await service.askWith(token, 'GET /v1/admin/staff')).text).toBe(before);
  const [owner] = (await service.askWith(token, 'GET /v1/admin/staff')).reply.items;
  const dismissal = { params: { staffId: owner?.staffId ?? '' } };
  expect((await service.askWith(token, 'DELETE /v1/admin/staff/{staffId}', dismissal)).problem.code).toBe('LAST_OWNER');
});

test('whoever is no owner of it has no say in it', async () => {
  const [mine, other] = [newShop(), newShop()];
  must(await createProgramme(world, mine));
  must(await createProgramme(world, { ...other, owner: { zaloId: 'ong-khac', name: 'Trần Văn Khác' } }));
  const session = await signIn(mine.miniAppId, 'ong-khac');
  expect(session.reply.staff).toBeNull();
  expect((await service.askWith(session.reply.token, 'GET /v1/admin/rules')).problem.code).toBe('FORBIDDEN');
});

test('a Mini App that belongs to another programme is the operator’s mistake', async () => {
  const mine = newShop();
  must(await createProgramme(world, mine));
  await expect(createProgramme(world, { ...newShop(), miniAppId: mine.miniAppId })).rejects.toThrow(
    'belongs to another programme',
  );
});
