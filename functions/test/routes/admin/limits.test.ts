import type { CorrectionId, MemberId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readEntries } from '../../../src/ledger/read.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { type Colleague, hire, join } from '../../shop.ts';
import { type Office, openOffice, outcome } from './office.ts';

const minuteMs = 60_000;

let world: TestWorld;
let service: Service;
let office: Office;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  service = serviceOf(world);
});
beforeEach(async () => {
  world.setClock('2026-11-21T09:00:00+07:00');
  office = await openOffice(world, service);
  await service.ask(office.owner.claims, 'POST /v1/staff/me/pin', { body: { pin: '2580', current: null } });
});
afterEach(() => expect(service.bugs).toEqual([]));

const pass = (ms: number) => world.setClock(instant(world.clock() + ms));
const correct = (points: number, memberId: MemberId, who: Colleague = office.owner) =>
  service.ask(who.claims, 'POST /v1/admin/members/{memberId}/corrections', {
    key: freshKey(),
    params: { memberId },
    body: { points, reason: 'Bù hoá đơn tiệc', requestId: null },
  });
const alone = (memberId: MemberId, correctionId: CorrectionId, pin = '2580', who: Colleague = office.owner) =>
  service.ask(who.claims, 'POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone', {
    key: freshKey(),
    params: { memberId, correctionId },
    body: { pin, reason: 'Quán chỉ có mình tôi' },
  });
const entryOf = async (member: MemberId, seq: number) =>
  (await readEntries(world.table, office.programme, member, [seq])).get(seq)?.entry;

test('the only owner confirms alone after ten minutes, with PIN and reason, and the entry says so', async () => {
  const an = await join(office.shop, 'an');
  const { correctionId, ...asked } = (await correct(800, an.member)).reply;
  expect(asked).toMatchObject({ state: 'OPEN', mine: true, aloneFrom: '2026-11-21T02:10:00.000Z' });
  pass(10 * minuteMs - 1);
  expect((await alone(an.member, correctionId)).problem).toMatchObject({
    code: 'TOO_EARLY',
    details: { from: '2026-11-21T02:10:00.000Z' },
  });
  pass(1);
  expect(outcome(await alone(an.member, correctionId, '0000'))).toBe('422 PIN_WRONG');
  const done = await alone(an.member, correctionId);
  expect(done.reply).toMatchObject({ state: 'DONE', soleApprover: true, entrySeq: 1, aloneFrom: null });
  expect(outcome(await alone(an.member, correctionId)), 'again').toBe('200');
  const entry = await entryOf(an.member, 1);
  expect(entry?.reason?.code).toBe('SOLE_APPROVER');
  expect(entry?.after).toBe(800);
  const params = { memberId: an.member, seq: '1' };
  const why = (await office.ask('GET /v1/admin/members/{memberId}/entries/{seq}/explain', { params })).reply;
  expect(why.reason).toBe('Bù hoá đơn tiệc · Quán chỉ có mình tôi');
  expect((await verifyMember(world.table, office.programme, an.member))?.fault).toBeNull();
});

test('S02 · where a second owner could agree, nobody confirms their own correction', async () => {
  const an = await join(office.shop, 'an');
  const partner = await hire(office.shop, 'chu-hai', 'owner');
  const asked = (await correct(800, an.member)).reply;
  expect(asked.aloneFrom).toBeNull();
  pass(20 * minuteMs);
  expect(outcome(await alone(an.member, asked.correctionId))).toBe('403 SELF_APPROVAL');
  expect(outcome(await alone(an.member, asked.correctionId, '2580', partner))).toBe('403 SELF_APPROVAL');
  // A second owner whose own points they are is no second person.
  const own = await join(office.shop, 'chu-hai');
  const theirs = (await correct(800, own.member)).reply;
  pass(10 * minuteMs);
  expect((await alone(own.member, theirs.correctionId)).reply).toMatchObject({ state: 'DONE', soleApprover: true });
});

test('I11 · never their own points, and a manager’s request goes the ordinary way', async () => {
  const own = await join(office.shop, 'thu');
  expect(outcome(await correct(800, own.member))).toBe('403 SELF_APPROVAL');
  const manager = await hire(office.shop, 'quan-ly', 'manager', [office.shop.branches[0].branchId]);
  const an = await join(office.shop, 'an');
  const { correctionId, aloneFrom } = (await correct(800, an.member, manager)).reply;
  expect(aloneFrom).toBeNull();
  pass(20 * minuteMs);
  expect(outcome(await alone(an.member, correctionId, '2580', manager))).toBe('403 FORBIDDEN');
  expect(outcome(await alone(an.member, correctionId))).toBe('403 SELF_APPROVAL');
});

test('the contract’s limits hold until the owner sets others, which reach everybody within a minute', async () => {
  const first = (await office.ask('GET /v1/admin/limits')).reply;
  expect(first).toEqual({
    cashierApprovePoints: 200,
    managerApprovePoints: null,
    cashierReturnDong: 2_000_000,
    correctAlonePoints: 500,
    changedBy: null,
    changedAt: null,
  });
  const { changedBy: _by, changedAt: _at, ...limits } = first;
  const tighter = { ...limits, cashierApprovePoints: 50, correctAlonePoints: 100 };
  const set = await office.ask('PUT /v1/admin/limits', { body: tighter });
  expect(set.reply).toMatchObject({ ...tighter, changedBy: office.owner.staff.name });
  pass(minuteMs);
  const cashier = await hire(office.shop, 'thu-ngan', 'cashier', [office.shop.branches[0].branchId]);
  expect((await service.ask(cashier.claims, 'GET /v1/staff/me')).reply.approveLimitPoints).toBe(50);
  const an = await join(office.shop, 'an');
  expect((await correct(100, an.member)).reply.state).toBe('DONE');
  expect((await correct(101, an.member)).reply.state).toBe('OPEN');
});

test('C11 · what is corrected alone is never more than 500, whoever asks for it', async () => {
  const { changedBy: _by, changedAt: _at, ...limits } = (await office.ask('GET /v1/admin/limits')).reply;
  const wider = await office.ask('PUT /v1/admin/limits', { body: { ...limits, correctAlonePoints: 501 } });
  expect([outcome(wider), Object.keys(wider.problem.fields ?? {})]).toEqual([
    '400 INVALID_REQUEST',
    ['correctAlonePoints'],
  ]);
});
