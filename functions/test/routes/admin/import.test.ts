import { beforeAll, expect, test } from 'vitest';
import { readMemberAccount } from '../../../src/ledger/read.ts';
import { memberOfPhone } from '../../../src/records/members.ts';
import { findPersonal } from '../../../src/records/personal.ts';
import { linkPhone } from '../../../src/records/profile.ts';
import { type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { buy, join, must } from '../../shop.ts';
import { phoneOf } from '../../shop-till.ts';
import { type Office, openOffice } from './office.ts';

let world: TestWorld;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
  office = await openOffice(world, service);
});

const bring = async (rows: readonly object[], source = 'sapo-2026') =>
  (await office.ask('POST /v1/admin/imports', { body: { source, rows } })).reply;
const accountOf = async (phone: string) => {
  const member = await memberOfPhone(world, office.programme, phoneOf(phone));
  return member === null ? null : readMemberAccount(world.table, office.programme, member);
};

test('A02 · the same file again: 0 new, 0 changed', async () => {
  const rows = [
    { rowId: '1', phone: '0901000001', name: 'Trần Văn Một', points: 120, lastDay: '2027-03-31' },
    { rowId: '2', phone: '0901000002', points: 80 },
    { rowId: '3', phone: '0901000003', points: 5, lastDay: null },
  ];
  const first = await bring(rows);
  expect([first.imported, first.unchanged]).toEqual([3, 0]);
  const before = await accountOf('0901000001');
  expect(await bring(rows)).toMatchObject({ imported: 0, unchanged: 3 });
  expect(await accountOf('0901000001')).toEqual(before);
  expect(before?.account.lots).toMatchObject([{ remaining: 120, lastDay: '2027-03-31' }]);
  expect((await accountOf('0901000002'))?.account.lots).toMatchObject([{ remaining: 80, lastDay: '2027-11-21' }]);
  expect((await accountOf('0901000003'))?.account.lots).toMatchObject([{ remaining: 5, lastDay: null }]);
  const member = await memberOfPhone(world, office.programme, phoneOf('0901000001'));
  expect(member && (await findPersonal(world, office.programme, member))?.name).toBe('Trần Văn Một');
});

test('A02 · a row whose content changed under its name is told and left alone', async () => {
  await bring([{ rowId: '9', phone: '0901000009', points: 10 }]);
  const changed = await bring([{ rowId: '9', phone: '0901000009', points: 1_000 }]);
  expect(changed.rows).toEqual([{ rowId: '9', outcome: 'CONFLICT', memberId: null }]);
  expect((await accountOf('0901000009'))?.account.lifetimeEarned).toBe(10);
});

test('A05 · a row "0168…" is the member who joined with "038…", not a second account', async () => {
  const an = await join(office.shop, 'a05', 'An');
  must(await linkPhone(world, office.programme, an.member, phoneOf('0381234567')));
  await buy(office.shop, an.member, 350_000);
  const brought = await bring([{ rowId: '5', phone: '0168 123 4567', name: 'Tên cũ', points: 100 }]);
  expect(brought.rows).toEqual([{ rowId: '5', outcome: 'IMPORTED', memberId: an.member }]);
  const home = (await service.ask(an.claims, 'GET /v1/me')).reply;
  expect([home.name, home.balance.available]).toEqual(['An', 135]);
});

test('two rows of one person in one file, and rows nobody can read', async () => {
  const brought = await bring([
    { rowId: '20', phone: '0901000020', points: 10 },
    { rowId: '21', phone: '+84901000020', points: 20 },
    { rowId: '22', phone: '12', points: 20 },
  ]);
  expect(brought.rows.map(({ outcome }) => outcome)).toEqual(['IMPORTED', 'IMPORTED', 'PHONE_UNREADABLE']);
  expect((await accountOf('0901000020'))?.account.lifetimeEarned).toBe(30);
  expect(service.bugs).toEqual([]);
});

test('A02 · a member without points comes over once, too', async () => {
  const rows = [{ rowId: '30', phone: '0901000030', name: 'Phạm Không Điểm', points: 0 }];
  expect((await bring(rows)).rows).toMatchObject([{ rowId: '30', outcome: 'IMPORTED' }]);
  expect((await bring(rows)).rows).toMatchObject([{ rowId: '30', outcome: 'UNCHANGED' }]);
  expect((await accountOf('0901000030'))?.account).toMatchObject({ lots: [], lifetimeEarned: 0 });
});
