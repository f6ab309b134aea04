import type { MemberId, RedemptionId, RequestId } from '@quaylai/shared/words/ids';
import { addDays, addMinutes, localDateOf, startOf } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { project } from '../../../src/projections/project.ts';
import { memberOfPerson, memberOfPhone } from '../../../src/records/members.ts';
import { findPersonal } from '../../../src/records/personal.ts';
import { linkPhone } from '../../../src/records/profile.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { permittedTable } from '../../permitted-table.ts';
import { join, type Member, must, offer, stranger } from '../../shop.ts';
import { connectTill, type PushFromTill, phoneOf } from '../../shop-till.ts';
import { readStream } from '../../stream.ts';
import { type Office, openOffice, outcome } from './office.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
let service: Service;
let office: Office;
let push: PushFromTill;
beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
  service = serviceOf(world);
  office = await openOffice(world, service);
  push = await connectTill(office.shop, service);
});
beforeEach(() => world.setClock('2026-11-20T09:00:00+07:00'));

let people = 0;
async function memberWithPhone(name = 'Nguyễn Thị Quên') {
  people += 1;
  const phone = `09${String(20_000_000 + people)}`;
  const an = await join(office.shop, `erase-${people}`, name);
  must(await linkPhone(world, office.programme, an.member, phoneOf(phone)));
  return { an, phone };
}

const ask = (who: Member, body: object, key = freshKey()) =>
  service.ask(who.claims, 'POST /v1/me/requests', { key, body: { text: null, entrySeq: null, ...body } });
const answer = (memberId: MemberId, requestId: RequestId, body: object) =>
  office.ask('POST /v1/admin/members/{memberId}/requests/{requestId}/answer', {
    params: { memberId, requestId },
    body,
  });
const erase = (memberId: MemberId) => office.ask('POST /v1/admin/members/{memberId}/erase', { params: { memberId } });
const redeem = async (who: Member, rewardId: string) =>
  (await service.ask(who.claims, 'POST /v1/me/redemptions', { key: freshKey(), body: { rewardId, branchId: null } }))
    .reply;

describe('a member asks to be erased and the owner does it (A04, decisions 31)', () => {
  test('A04 · voided, revoked, zeroed, nameless; past totals and the chain stand', async () => {
    const { an, phone } = await memberWithPhone();
    await push({ customer: { phone }, total: 1_000_000 });
    const { rewardId } = await offer(office.shop, { stock: 3 });
    const voucher = await redeem(an, rewardId);
    const stream = { ...world, table: permittedTable(world.table, 'stream') };
    const fail = (error: unknown) => {
      throw error;
    };
    const day = localDateOf(world.clock());
    const totals = async () => {
      await project(stream, await readStream(engine.endpoint, engine.name), fail);
      return (await office.ask('GET /v1/admin/days', { query: { from: day, to: day } })).reply;
    };
    const before = await totals();

    const asked = await ask(an, { kind: 'ERASE', text: 'Tôi không dùng nữa' });
    // Friday: the second working day is Tuesday; processing stops within fifteen days.
    expect(asked.reply).toMatchObject({
      state: 'OPEN',
      answerBy: '2026-11-24T17:00:00.000Z',
      doneBy: '2026-12-05T17:00:00.000Z',
    });
    const desk = await office.ask('GET /v1/admin/requests', { query: { place: 'OPEN' } });
    expect(desk.reply.items).toMatchObject([{ memberName: 'Nguyễn Thị Quên', text: 'Tôi không dùng nữa' }]);
    const done = await answer(an.member, asked.reply.requestId, { verdict: 'DONE', answer: 'Đã xoá' });
    expect([done.status, done.reply.state, done.reply.text, done.reply.memberName]).toEqual([200, 'DONE', null, null]);

    const entries = await office.ask('GET /v1/admin/members/{memberId}/entries', { params: { memberId: an.member } });
    expect(entries.reply.items[0]).toMatchObject({ kind: 'ERASE', points: -80 });
    expect(await verifyMember(world.table, office.programme, an.member)).toMatchObject({ fault: null });
    expect(await findPersonal(world, office.programme, an.member)).toBeNull();
    expect(await memberOfPhone(world, office.programme, phoneOf(phone))).toBeNull();
    expect(await memberOfPerson(world.table, office.programme, an.hash)).toBeNull();
    const params = { redemptionId: voucher.redemptionId as RedemptionId };
    expect((await service.ask(an.claims, 'GET /v1/me/redemptions/{redemptionId}', { params })).reply.state).toBe(
      'REVOKED',
    );
    expect((await service.ask(an.claims, 'GET /v1/me')).problem.code).toBe('NOT_FOUND');
    expect(await totals()).toEqual(before);
    const stock = (await office.ask('GET /v1/admin/rewards')).reply.items.find((each) => each.rewardId === rewardId);
    expect(stock?.stockLeft).toBe(3);
  });

  test('A04 · what a till still sends about them gets 2xx and is dropped; the phone begins again from 0', async () => {
    const { an, phone } = await memberWithPhone();
    const order = { source_id: `HD-${phone}`, customer: { phone }, total: 400_000 };
    await push(order);
    expect((await erase(an.member)).status).toBe(200);
    expect((await erase(an.member)).status).toBe(200);

    const byId = await push({ customer: { member_id: an.member }, total: 100_000 });
    expect(byId).toMatchObject({ status: 200, outcome: 'NO_MEMBER', points: 0 });
    const back = { kind: 'RETURN', source_id: `TH-${phone}`, original_source_id: order.source_id, total: 400_000 };
    expect(await push(back)).toMatchObject({ status: 200, outcome: 'NO_MEMBER', reason: 'MEMBER_GONE' });
    expect(await push(order)).toMatchObject({ status: 200, outcome: 'NO_MEMBER', reason: 'MEMBER_GONE' });
    const cancelled = await push({ ...order, revision: 2, status: 'CANCELLED' });
    expect(cancelled).toMatchObject({ status: 200, outcome: 'NO_MEMBER' });
    expect(await memberOfPhone(world, office.programme, phoneOf(phone))).toBeNull();

    const again = await push({ customer: { phone }, total: 100_000 });
    expect([again.outcome, again.points, again.memberId === an.member]).toEqual(['POSTED', 10, false]);
  });

  test('A04 · the same person may join again and starts from nothing', async () => {
    const { an, phone } = await memberWithPhone();
    await push({ customer: { phone }, total: 400_000 });
    await erase(an.member);
    const consents = [{ purpose: 'MEMBERSHIP', textVersion: 'v1', granted: true }];
    const body = { name: 'Quên Mới', consents, scanned: null };
    const joined = await service.ask(stranger(office.shop, an.zaloId).claims, 'POST /v1/me/membership', { body });
    const home = await service.askWith(joined.reply.token, 'GET /v1/me');
    expect(home.reply).toMatchObject({ name: 'Quên Mới', balance: { available: 0, lifetimeEarned: 0 } });
  });

  test('an erasing beside a sale: the sale is before it or dropped, and nothing is left over', async () => {
    for (let race = 0; race < 10; race++) {
      const { an } = await memberWithPhone();
      await push({ customer: { member_id: an.member }, total: 400_000 });
      const [erased, sold] = await Promise.all([
        erase(an.member),
        push({ customer: { member_id: an.member }, total: 100_000 }),
      ]);
      expect([erased.status, sold.status], `race ${race}`).toEqual([200, 200]);
      expect(['POSTED', 'NO_MEMBER']).toContain(sold.outcome);
      const chain = await verifyMember(world.table, office.programme, an.member);
      expect(chain, `race ${race}`).toMatchObject({ fault: null });
    }
    expect(service.bugs).toEqual([]);
  });
});

describe('what else may be asked', () => {
  test('the same question while it is open is the same request, and a repetition the same answer', async () => {
    const { an } = await memberWithPhone();
    const key = freshKey();
    const first = await ask(an, { kind: 'EXPORT' }, key);
    expect((await ask(an, { kind: 'EXPORT' }, key)).text).toBe(first.text);
    expect((await ask(an, { kind: 'EXPORT' })).reply.requestId).toBe(first.reply.requestId);
    const declined = await answer(an.member, first.reply.requestId, { verdict: 'DECLINED', answer: 'Đã gửi rồi' });
    expect(declined.reply).toMatchObject({ state: 'DECLINED', answer: 'Đã gửi rồi' });
    expect(outcome(await answer(an.member, first.reply.requestId, { verdict: 'DONE', answer: 'x' }))).toBe(
      '409 REQUEST_CLOSED',
    );
    const mine = await service.ask(an.claims, 'GET /v1/me/requests');
    expect(mine.reply.items).toMatchObject([{ kind: 'EXPORT', state: 'DECLINED', answer: 'Đã gửi rồi' }]);
    const closed = await office.ask('GET /v1/admin/requests', { query: { place: 'CLOSED' } });
    expect(closed.reply.items.map(({ requestId }) => requestId)).toContain(first.reply.requestId);
  });

  test('an entry may be disputed for ninety days, and only one’s own', async () => {
    const { an, phone } = await memberWithPhone();
    await push({ customer: { phone }, total: 199_000 });
    const dispute = (entrySeq: number | null) => ask(an, { kind: 'DISPUTE', text: 'Thiếu điểm', entrySeq });
    expect((await dispute(null)).problem.fields).toHaveProperty('entrySeq');
    expect((await dispute(9)).problem.code).toBe('NOT_FOUND');
    world.setClock(addMinutes(startOf(addDays(localDateOf(world.clock()), 91)), -1));
    expect((await dispute(1)).reply).toMatchObject({ kind: 'DISPUTE', entrySeq: 1, doneBy: null });
    world.setClock(addMinutes(world.clock(), 1));
    expect((await ask(an, { kind: 'DISPUTE', text: 'Nữa', entrySeq: 1 })).problem).toMatchObject({
      code: 'TOO_LONG_AGO',
      details: { days: 90 },
    });
  });

  test('one’s own data comes whole, page by page', async () => {
    const { an, phone } = await memberWithPhone('Lê Văn Tải');
    for (let bill = 0; bill < 3; bill++) await push({ customer: { phone }, total: 1_000_000 });
    const voucher = await redeem(an, (await offer(office.shop)).rewardId);
    const pages = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor === null ? { limit: '3' } : { limit: '3', cursor };
      const { reply } = await service.ask(an.claims, 'GET /v1/me/data', { query });
      pages.push(reply);
      cursor = reply.next;
    } while (cursor !== null);
    expect(pages[0]?.personal).toMatchObject({ name: 'Lê Văn Tải', phone, balance: { available: 280 } });
    expect(pages.slice(1).every(({ personal }) => personal === null)).toBe(true);
    expect(pages.flatMap(({ entries }) => entries.map(({ seq }) => seq))).toEqual([4, 3, 2, 1]);
    expect(pages.flatMap(({ redemptions }) => redemptions)).toMatchObject([{ redemptionId: voucher.redemptionId }]);
  });
});
