import type { MemberId, RedemptionId, RewardId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Table } from '../../../src/cloud/table.ts';
import { readMemberAccount } from '../../../src/ledger/read.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { issueMemberQr } from '../../../src/qr/member-qr.ts';
import { memberOfPhone } from '../../../src/records/members.ts';
import { findPersonal } from '../../../src/records/personal.ts';
import { directGraph } from '../../../src/zalo/graph.ts';
import { freshKey, type Service, serviceOf } from '../../caller.ts';
import { faultyTable, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { type Colleague, hire, join, type Member, offer, openShop, type Shop, zaloAppSecret } from '../../shop.ts';
import { connectTill, type PushFromTill, phoneOf } from '../../shop-till.ts';
import { type FakeGraph, startFakeGraph } from '../../zalo/fake-graph.ts';

let world: TestWorld;
let zalo: FakeGraph;
let service: Service;
let shop: Shop;
let cashier: Colleague;
let push: PushFromTill;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  zalo = await startFakeGraph(zaloAppSecret);
  service = serviceOf(world, directGraph(zalo.url));
  shop = await openShop(world);
  cashier = await hire(shop, 'tu', 'cashier', [shop.branches[0].branchId]);
  push = await connectTill(shop, service);
});
beforeEach(() => world.setClock('2026-11-21T09:00:00+07:00'));
afterAll(() => zalo.close());

let people = 0;
/** Somebody who joined in Zalo, and a number that only a till knows so far. */
async function somebody() {
  people += 1;
  const phone = `09${String(10_000_000 + people)}`;
  return { phone, zalo: await join(shop, `merge-${people}`) };
}

const link = (who: Member, phone: string, at: Service = service) =>
  at.ask(who.claims, 'POST /v1/me/phone', {
    body: { accessToken: zalo.tokenFor(who.zaloId), phoneToken: zalo.codeFor(`84${phone.slice(1)}`) },
  });
const redeem = (who: Member, rewardId: RewardId) =>
  service.ask(who.claims, 'POST /v1/me/redemptions', { key: freshKey(), body: { rewardId, branchId: null } });
const cheap = () => offer(shop, { pricePoints: points(30) });
const homeOf = async (who: Member) => (await service.ask(who.claims, 'GET /v1/me')).reply;
const tillMemberOf = (phone: string) => memberOfPhone(world, shop.programme, phoneOf(phone));
const verified = (member: MemberId) => verifyMember(world.table, shop.programme, member);
const proof = async (phone: string, total: number) => {
  const { memberId } = await push({ customer: { phone }, total });
  if (memberId === null) throw new Error('nobody earned');
  return memberId;
};

describe('what a till gave comes along when the phone is linked (A01, decisions 18)', () => {
  test('A01 · 100 until 31/12 and 200 make 300, both last days kept, and both chains verify', async () => {
    const { phone, zalo: an } = await somebody();
    world.setClock('2025-12-31T09:00:00+07:00');
    const till = await proof(phone, 1_000_000);
    world.setClock('2026-11-21T09:00:00+07:00');
    await push({ customer: { member_id: an.member }, total: 2_000_000 });
    const linked = await link(an, phone);
    expect([linked.status, linked.reply.phone]).toEqual([200, phone]);

    expect((await homeOf(an)).balance).toMatchObject({ available: 300, lifetimeEarned: 300 });
    const survivor = await readMemberAccount(world.table, shop.programme, an.member);
    expect(survivor?.account.lots.map(({ remaining, lastDay }) => [remaining, lastDay])).toEqual([
      [100, '2026-12-31'],
      [200, '2027-11-21'],
    ]);
    expect([await verified(till), await verified(an.member)]).toMatchObject([{ fault: null }, { fault: null }]);
    const params = { seq: '2' };
    const former = (await service.ask(an.claims, 'GET /v1/me/entries/{seq}/former', { params })).reply.items;
    expect(former.map(({ kind, points: change }) => [kind, change])).toEqual([
      ['MERGE_OUT', -100],
      ['EARN', 100],
    ]);
    const other = { params: { seq: '1' } };
    expect((await service.ask(an.claims, 'GET /v1/me/entries/{seq}/former', other)).status).toBe(404);
    expect(await tillMemberOf(phone)).toBe(an.member);
    expect(await findPersonal(world, shop.programme, till)).toBeNull();
  });

  test('A01 · the spend of both adds up and makes the tier', async () => {
    const { phone, zalo: an } = await somebody();
    await proof(phone, 3_000_000);
    await push({ customer: { member_id: an.member }, total: 2_000_000 });
    await link(an, phone);
    expect((await homeOf(an)).standing).toMatchObject({ tier: { id: 'bac' }, spentDong: 5_000_000 });
  });

  test('A01 · a bill returned after the merge is still known by its number and its amount', async () => {
    const { phone, zalo: an } = await somebody();
    const till = await proof(phone, 100_000);
    const bill = {
      memberId: till,
      branchId: shop.branches[0].branchId,
      amountDong: 350_000,
      lines: [],
      billNumber: `SO-${phone}`,
      pointsUsed: 0,
      visit: null,
    };
    const staff = cashier.claims;
    const { reply: shown } = await service.ask(staff, 'POST /v1/staff/earns/preview', { body: bill });
    const asked = { key: freshKey(), body: { ...bill, previewHash: shown.hash } };
    const rung = await service.ask(staff, 'POST /v1/staff/earns', asked);
    await link(an, phone);
    const goods = { order: { source: 'counter', orderId: rung.reply.orderId }, lines: [], amountDong: 100_000 };
    const { reply: back } = await service.ask(staff, 'POST /v1/staff/returns/preview', { body: goods });
    const returned = { key: freshKey(), body: { ...goods, previewHash: back.hash } };
    expect((await service.ask(staff, 'POST /v1/staff/returns', returned)).reply).toMatchObject({ pointsTaken: 10 });
    expect((await homeOf(an)).balance.available).toBe(35);
    const again = await service.ask(staff, 'POST /v1/staff/earns/preview', { body: { ...bill, memberId: an.member } });
    expect(again.problem).toMatchObject({ code: 'DUPLICATE_BILL', details: { amount: 350_000 } });
  });

  test('A01 · the debt that comes along is paid from the lots together', async () => {
    const { phone, zalo: an } = await somebody();
    const till = await proof(phone, 500_000);
    const reward = await offer(shop, { pricePoints: points(50) });
    const former = { ...an, claims: { ...an.claims, member: till } };
    await redeem(former, reward.rewardId);
    await push({ source_id: `HD-${phone}`, customer: { phone }, total: 300_000 });
    await redeem(former, (await cheap()).rewardId);
    await push({ source_id: `HD-${phone}`, revision: 2, status: 'CANCELLED', customer: { phone }, total: 300_000 });
    await push({ customer: { member_id: an.member }, total: 1_000_000 });
    await link(an, phone);
    expect((await homeOf(an)).balance).toMatchObject({ available: 70, debt: 0 });
    expect(await verified(an.member)).toMatchObject({ fault: null });
  });

  test('again it changes nothing, and a phone of another Zalo id stays refused', async () => {
    const { phone, zalo: an } = await somebody();
    const { zalo: binh } = await somebody();
    await proof(phone, 350_000);
    const first = await link(an, phone);
    expect((await link(an, phone)).reply).toEqual(first.reply);
    expect((await homeOf(an)).balance.available).toBe(35);
    expect((await link(binh, phone)).problem).toMatchObject({ code: 'PHONE_TAKEN' });
  });

  test('A05 · a till that writes the number as it was before 2018 meets the same member, one account', async () => {
    const an = await join(shop, 'a05');
    const old = await push({ customer: { phone: '0168 123 4567' }, total: 350_000 });
    const renumbered = await push({ customer: { phone: '+84 38 123 4567' }, total: 350_000 });
    expect(renumbered.memberId).toBe(old.memberId);
    await link(an, '0381234567');
    const later = await push({ customer: { phone: '01681234567' }, total: 350_000 });
    expect(later.memberId).toBe(an.member);
    expect((await homeOf(an)).balance.available).toBe(105);
  });
});

describe('whatever still names the former member reaches the survivor (A01)', () => {
  test('a push, a QR and a card by the old id are the survivor’s', async () => {
    const { phone, zalo: an } = await somebody();
    const till = await proof(phone, 350_000);
    await link(an, phone);
    const pushed = await push({ customer: { member_id: till }, total: 100_000 });
    expect(pushed).toMatchObject({ outcome: 'POSTED', memberId: an.member, points: 10 });
    const seal = { keys: world.keys, programme: shop.programme };
    const [content] = issueMemberQr(seal, till, world.randomBytes(9), world.clock());
    const body = { content, branchId: shop.branches[0].branchId };
    const scanned = await service.ask(cashier.claims, 'POST /v1/staff/members/scan', { body });
    expect(scanned.reply.member).toMatchObject({ memberId: an.member, available: 45 });
  });

  test('the order of before resent is a repetition; returned, its own lot pays by its new name', async () => {
    const { phone, zalo: an } = await somebody();
    const order = { source_id: 'HD-before', customer: { phone }, total: 400_000 };
    await push(order);
    await push({ customer: { member_id: an.member }, total: 250_000 });
    await link(an, phone);
    expect((await push(order)).outcome).toBe('DUPLICATE');
    const goods = (id: string, total: number) => ({
      kind: 'RETURN',
      source_id: id,
      original_source_id: 'HD-before',
      lines: [{ line_id: '1', qty: 0.5, unit_price: total * 2 }],
      total,
    });
    const half = await push(goods('TH-1', 200_000));
    expect(half).toMatchObject({ outcome: 'POSTED', memberId: an.member, points: -20 });
    const rest = await push(goods('TH-2', 200_000));
    expect(rest).toMatchObject({ outcome: 'POSTED', memberId: an.member, points: -20 });
    expect((await push(goods('TH-1', 200_000))).outcome).toBe('DUPLICATE');
    const survivor = await readMemberAccount(world.table, shop.programme, an.member);
    expect(survivor?.account.lots.map(({ id, remaining }) => [id, remaining])).toEqual([['1.0', 25]]);
    expect((await verified(an.member))?.fault).toBeNull();
  });

  test('a return done before the merge is a repetition after it', async () => {
    const { phone, zalo: an } = await somebody();
    await push({ source_id: 'HD-r', customer: { phone }, total: 400_000 });
    const back = {
      kind: 'RETURN',
      source_id: 'TH-r',
      original_source_id: 'HD-r',
      lines: [{ line_id: '1', qty: 1, unit_price: 400_000 }],
      total: 400_000,
    };
    expect((await push(back)).points).toBe(-40);
    await link(an, phone);
    expect((await push(back)).outcome).toBe('DUPLICATE');
    expect((await homeOf(an)).balance).toMatchObject({ available: 0, debt: 0 });
  });

  test('a voucher goes along with its code, is used there, or cancelled into its own lots', async () => {
    const { phone, zalo: an } = await somebody();
    const till = await proof(phone, 1_000_000);
    const reward = await offer(shop, { stock: 5 });
    const former = { ...an, claims: { ...an.claims, member: till } };
    const first = (await redeem(former, reward.rewardId)).reply;
    world.setClock(addMinutes(world.clock(), 1));
    const second = (await redeem(former, reward.rewardId)).reply;
    await link(an, phone);
    const mine = (await service.ask(an.claims, 'GET /v1/me/redemptions')).reply.items;
    expect(mine.map(({ redemptionId, code }) => [redemptionId, code])).toEqual([
      [second.redemptionId, second.code],
      [first.redemptionId, first.code],
    ]);
    const params = { redemptionId: first.redemptionId as RedemptionId };
    const key = freshKey();
    const cancelled = await service.ask(an.claims, 'POST /v1/me/redemptions/{redemptionId}/cancel', { key, params });
    expect([cancelled.status, cancelled.reply.state]).toEqual([200, 'REVERSED']);
    expect((await homeOf(an)).balance.available).toBe(80);
    const survivor = await readMemberAccount(world.table, shop.programme, an.member);
    expect(survivor?.account.lots).toHaveLength(1);
    expect((await verified(an.member))?.fault).toBeNull();
  });

  test('staff cannot ring up their own bill by the id their number had before', async () => {
    const { phone, zalo: own } = await somebody();
    const till = await proof(phone, 350_000);
    await link(own, phone);
    const branchId = shop.branches[0].branchId;
    const self = await hire(shop, own.zaloId, 'cashier', [branchId]);
    const bill = { memberId: till, branchId, amountDong: 100_000, lines: [], billNumber: null, pointsUsed: 0 };
    const body = { ...bill, visit: null };
    const preview = await service.ask(cashier.claims, 'POST /v1/staff/earns/preview', { body });
    expect(preview.reply.member.memberId).toBe(own.member);
    const confirmed = await service.ask(self.claims, 'POST /v1/staff/earns', {
      key: freshKey(),
      body: { ...body, previewHash: preview.reply.hash },
    });
    expect(confirmed.problem).toMatchObject({ code: 'IN_REVIEW', details: { reason: 'OWN_BILL' } });
  });
});

const races = 50;
const raceMsMax = 180_000;
/** Two accounts, two entries, the phone, two people: nothing else writes so much at once. */
const mergeWritesMin = 7;

describe('a merge races and dies safely', () => {
  test(`${races} merges beside a sale on either side and a second tap: nothing lost, nothing twice`, {
    timeout: raceMsMax,
  }, async () => {
    for (let race = 0; race < races; race++) {
      const { phone, zalo: an } = await somebody();
      const till = await proof(phone, 400_000);
      const [linked, tapped] = await Promise.all([
        link(an, phone),
        link(an, phone),
        push({ customer: { phone }, total: 100_000 }),
        push({ customer: { member_id: till }, total: 200_000 }),
        push({ customer: { member_id: an.member }, total: 300_000 }),
      ]);
      expect([linked.status, tapped.status, service.bugs], `race ${race}`).toEqual([200, 200, []]);
      expect((await homeOf(an)).balance, `race ${race}`).toMatchObject({ available: 100, lifetimeEarned: 100 });
      const chains = await Promise.all([verified(till), verified(an.member)]);
      expect(chains).toMatchObject([{ fault: null }, { fault: null }]);
    }
    expect(service.bugs).toEqual([]);
  });

  test('an answer that is lost after the write, asked again, is the same merge', async () => {
    const { phone, zalo: an } = await somebody();
    await proof(phone, 400_000);
    let isLost = false;
    const losing: Table = faultyTable(world.table, {
      transact: async (writes) => {
        const done = await world.table.transact(writes);
        if (isLost || writes.length < mergeWritesMin) return done;
        isLost = true;
        throw new Error('the process died');
      },
    });
    const dying = serviceOf({ ...world, table: losing }, directGraph(zalo.url));
    expect((await link(an, phone, dying)).status).toBe(500);
    expect((await link(an, phone)).status).toBe(200);
    expect(isLost).toBe(true);
    expect((await homeOf(an)).balance).toMatchObject({ available: 40, lifetimeEarned: 40 });
  });
});
