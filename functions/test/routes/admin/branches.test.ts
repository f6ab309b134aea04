import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commit } from '../../../src/ledger/commit.ts';
import { branchesMax, planNewBranch } from '../../../src/records/branches.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { join } from '../../shop.ts';
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

const place = { name: 'CN Bến Thành', address: '12 Lê Lợi', active: true };
const open = (key = freshKey()) => office.ask('POST /v1/admin/branches', { body: place, key });
const listed = async () => (await office.ask('GET /v1/admin/branches')).reply.branches;

test('a branch opens once, however often the request comes', async () => {
  const key = freshKey();
  const [first, again] = [await open(key), await open(key)];
  expect([first.status, again.text]).toEqual([201, first.text]);
  expect(await listed()).toHaveLength(3);
  expect(await listed()).toContainEqual(first.reply);
});

test('a branch is renamed and closed, and stays in the owner’s list', async () => {
  const { branchId } = (await open()).reply;
  const closed = { name: 'CN Chợ Bến Thành', address: '12 Lê Lợi', active: false };
  const changed = await office.ask('PUT /v1/admin/branches/{branchId}', { params: { branchId }, body: closed });
  expect([changed.status, changed.reply]).toEqual([200, { branchId, ...closed }]);
  expect(await listed()).toContainEqual({ branchId, ...closed });
});

test('a branch needs a name and an address, and takes nothing else', async () => {
  for (const body of [
    { ...place, name: '' },
    { ...place, address: 'x'.repeat(201) },
    { ...place, branchId: 'b1' },
  ]) {
    expect(outcome(await office.ask('POST /v1/admin/branches', { body }))).toBe('400 INVALID_REQUEST');
  }
});

test('a programme has at most 200 branches: one more would never be seen', async () => {
  const { programme } = office;
  const room = branchesMax - (await listed()).length - 1;
  await Promise.all(
    Array.from({ length: room }, () => commit(world, () => planNewBranch(world, programme, { ...place }))),
  );
  const [last, tooMany] = [await open(), await open()];
  expect([last.status, outcome(tooMany)]).toEqual([201, '400 INVALID_REQUEST']);
  expect(tooMany.problem.fields?.['name']).toContain('200 chi nhánh');
  expect(await listed()).toHaveLength(branchesMax);
});

test('a branch of another programme is neither changed nor has a poster here', async () => {
  const elsewhere = await openOffice(world, service);
  const [foreign] = elsewhere.shop.branches;
  const params = { branchId: foreign.branchId };
  expect(outcome(await office.ask('PUT /v1/admin/branches/{branchId}', { params, body: place }))).toBe('404 NOT_FOUND');
  expect(outcome(await office.ask('GET /v1/admin/branches/{branchId}/poster', { params }))).toBe('404 NOT_FOUND');
  expect((await elsewhere.ask('GET /v1/admin/branches')).reply.branches).toContainEqual(foreign);
});

test('a poster leads this programme’s customers to its branch, and nobody else’s', async () => {
  const [branch] = office.shop.branches;
  const params = { branchId: branch.branchId };
  const poster = (await office.ask('GET /v1/admin/branches/{branchId}/poster', { params })).reply;
  expect(poster.branchName).toBe(branch.name);
  expect(poster.content).toContain(`https://zalo.me/s/${office.shop.miniAppId}/`);
  const again = (await office.ask('GET /v1/admin/branches/{branchId}/poster', { params })).reply;
  expect(again.content).toBe(poster.content);

  const scan = async (from: Office) => {
    const customer = await join(from.shop, `khách-${freshKey()}`);
    return service.ask(customer.claims, 'POST /v1/me/scans', { body: { content: poster.content } });
  };
  expect((await scan(office)).reply).toEqual({ kind: 'STORE', branchId: branch.branchId, branchName: branch.name });
  expect(outcome(await scan(await openOffice(world, service)))).toBe('422 QR_INVALID');
});
