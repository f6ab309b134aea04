import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { type Colleague, hire } from '../../shop.ts';
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

const params = ({ staff }: Colleague) => ({ staffId: staff.staffId });
const dismiss = (who: Colleague, by = office.owner) =>
  service.ask(by.claims, 'DELETE /v1/admin/staff/{staffId}', { params: params(who) });
const place = (who: Colleague, body: object) =>
  office.ask('PUT /v1/admin/staff/{staffId}', { params: params(who), body });
const anywhere = () => office.shop.branches.map(({ branchId }) => branchId);
const minuteLater = () => world.setClock(instant(world.clock() + 60_000));

test('everybody who works or worked here is listed, page by page', async () => {
  const cashier = await hire(office.shop, 'tú', 'cashier', anywhere());
  await hire(office.shop, 'hoa', 'viewer', anywhere());
  await dismiss(cashier);
  const first = (await office.ask('GET /v1/admin/staff', { query: { limit: '2' } })).reply;
  const rest = (await office.ask('GET /v1/admin/staff', { query: { limit: '2', cursor: first.next ?? '' } })).reply;
  const everybody = [...first.items, ...rest.items];
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
  expect(Object.fromEntries(everybody.map(({ name, role, active }) => [name, [role, active]]))).toEqual({
    'Nhân viên thu': ['owner', true],
    'Nhân viên tú': ['cashier', false],
    'Nhân viên hoa': ['viewer', true],
  });
});

test('a new role and branch are felt everywhere within 60 s', async () => {
  const [, thaoDien] = office.shop.branches;
  const cashier = await hire(office.shop, 'tú', 'cashier', anywhere());
  expect(outcome(await service.ask(cashier.claims, 'GET /v1/admin/rules'))).toBe('403 FORBIDDEN');
  const changed = await place(cashier, { role: 'manager', branchIds: [thaoDien.branchId] });
  expect(changed.reply).toMatchObject({ role: 'manager', branchIds: [thaoDien.branchId], active: true });
  minuteLater();
  expect(outcome(await service.ask(cashier.claims, 'GET /v1/admin/rules'))).toBe('200');
});

test('whoever is no owner works at branches that exist', async () => {
  const cashier = await hire(office.shop, 'tú', 'cashier', anywhere());
  const elsewhere = await openOffice(world, service);
  const [foreign] = elsewhere.shop.branches;
  for (const body of [
    { role: 'cashier', branchIds: [] },
    { role: 'manager', branchIds: [...anywhere(), foreign.branchId] },
  ]) {
    const refused = await place(cashier, body);
    expect([outcome(refused), Object.keys(refused.problem.fields ?? {})]).toEqual([
      '400 INVALID_REQUEST',
      ['branchIds'],
    ]);
  }
  expect(outcome(await place(cashier, { role: 'owner', branchIds: [] }))).toBe('200');
});

test('a role that does not exist, or powers beside it, are refused', async () => {
  const cashier = await hire(office.shop, 'tú', 'cashier', anywhere());
  const branchIds = anywhere();
  for (const body of [
    { role: 'admin', branchIds },
    { role: 'cashier', branchIds, active: false },
    { role: 'cashier', branchIds, approveLimitPoints: 9_999 },
  ]) {
    expect(outcome(await place(cashier, body))).toBe('400 INVALID_REQUEST');
  }
});

test('S03 · a dismissed cashier and a dismissed owner are let in nowhere 60 s later', async () => {
  const cashier = await hire(office.shop, 'tú', 'cashier', anywhere());
  const partner = await hire(office.shop, 'minh', 'owner');
  const work = (who: Colleague) => service.ask(who.claims, 'GET /v1/staff/me');
  const rule = (who: Colleague) => service.ask(who.claims, 'GET /v1/admin/rules');
  expect([outcome(await work(cashier)), outcome(await rule(partner))]).toEqual(['200', '200']);
  expect([outcome(await dismiss(cashier)), outcome(await dismiss(partner))]).toEqual(['200', '200']);
  minuteLater();
  expect([outcome(await work(cashier)), outcome(await rule(partner))]).toEqual([
    '401 SESSION_EXPIRED',
    '401 SESSION_EXPIRED',
  ]);
  expect(outcome(await dismiss(cashier))).toBe('404 NOT_FOUND');
});

test('the last owner can neither be dismissed nor made anything else', async () => {
  const partner = await hire(office.shop, 'minh', 'owner');
  expect(outcome(await dismiss(office.owner, partner))).toBe('200');
  expect(outcome(await dismiss(partner, partner))).toBe('409 LAST_OWNER');
  const demoted = await service.ask(partner.claims, 'PUT /v1/admin/staff/{staffId}', {
    params: params(partner),
    body: { role: 'manager', branchIds: anywhere() },
  });
  expect(outcome(demoted)).toBe('409 LAST_OWNER');
});

test('two owners who dismiss each other at once: one stays', async () => {
  const partner = await hire(office.shop, 'minh', 'owner');
  // Both are known to the function already, or the slower one might find its own session over.
  for (const who of [office.owner, partner]) await service.ask(who.claims, 'GET /v1/admin/staff');
  const both = await Promise.all([dismiss(office.owner, partner), dismiss(partner, office.owner)]);
  expect(both.map(outcome).sort()).toEqual(['200', '409 LAST_OWNER']);
});

test('somebody of another programme is not found, and works there as before', async () => {
  const elsewhere = await openOffice(world, service);
  const theirs = await hire(elsewhere.shop, 'tú', 'cashier', [elsewhere.shop.branches[0].branchId]);
  expect(outcome(await dismiss(theirs))).toBe('404 NOT_FOUND');
  expect(outcome(await place(theirs, { role: 'owner', branchIds: [] }))).toBe('404 NOT_FOUND');
  minuteLater();
  expect(outcome(await service.ask(theirs.claims, 'GET /v1/staff/me'))).toBe('200');
});
