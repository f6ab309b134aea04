import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshKey } from '../../caller.ts';
import { hire, type Member } from '../../shop.ts';
import { type CounterShop, newZaloId, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
let bills = 0;
beforeAll(async () => {
  counter = await openCounterShop();
});
beforeEach(() => {
  counter.world.setClock('2026-11-21T09:00:00+07:00');
});

interface Rung {
  readonly number: string;
  readonly order: { readonly source: string; readonly orderId: string };
  readonly seq: number;
}

/** A bill at the counter, with points when the customer shows the QR. */
async function ring(member: Member, changes: Record<string, unknown> = {}, who = counter.cashier): Promise<Rung> {
  bills += 1;
  const number = `TRA${bills}`;
  const pointsUsed = Number(changes['pointsUsed'] ?? 0);
  const visit = pointsUsed === 0 ? null : await counter.visit(member, who);
  const plain = { amountDong: 350_000, lines: [], billNumber: number, pointsUsed, visit };
  const body = { memberId: member.member, branchId: counter.branchId, ...plain, ...changes };
  const shown = await counter.service.ask(who.claims, 'POST /v1/staff/earns/preview', { body });
  const asked = { key: freshKey(), body: { ...body, previewHash: shown.reply.hash } };
  const rung = await counter.service.ask(who.claims, 'POST /v1/staff/earns', asked);
  if (rung.status !== 201) throw new Error(rung.text);
  return { number, order: { source: 'counter', orderId: rung.reply.orderId }, seq: rung.reply.entrySeq };
}
const goods = (rung: Rung, amountDong: number | null, lines: readonly object[] = []) => ({
  order: rung.order,
  lines,
  amountDong,
});
const preview = (body: object, who = counter.cashier) =>
  counter.service.ask(who.claims, 'POST /v1/staff/returns/preview', { body });
const confirm = (body: object, hash: string, key = freshKey(), who = counter.cashier) =>
  counter.service.ask(who.claims, 'POST /v1/staff/returns', { key, body: { ...body, previewHash: hash } });
async function giveBack(body: object, who = counter.cashier) {
  const shown = await preview(body, who);
  if (shown.status !== 200) throw new Error(shown.text);
  return confirm(body, shown.reply.hash, freshKey(), who);
}
const undo = (member: Member, { seq }: Rung, who = counter.cashier) =>
  counter.service.ask(who.claims, 'POST /v1/staff/members/{memberId}/earns/{seq}/undo', {
    params: { memberId: member.member, seq: String(seq) },
  });
const later = (seconds: number) => counter.world.setClock(instant(counter.world.clock() + seconds * 1000));

describe('returns at the counter (decisions 16)', () => {
  test('F02 · of 350.000đ paid with 100 points, 140.000đ come back: 40 points, 100.000đ cash, 10 points taken', async () => {
    const member = await counter.newMember(1_000_000);
    const rung = await ring(member, { pointsUsed: 100 });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 25 });
    const shown = await preview(goods(rung, 140_000));
    const figures = { returnedDong: 140_000, pointsRestored: 40, cashDong: 100_000, pointsTaken: 10, tierAfter: null };
    expect(shown).toMatchObject({ status: 200, reply: { ...figures, availableAfter: 55, debtAfter: 0 } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 25 });
    const done = await confirm(goods(rung, 140_000), shown.reply.hash);
    expect(done).toMatchObject({ status: 201, reply: { ...figures, available: 55, debt: 0 } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 55 });
  });

  test('F14 · what comes back in pieces ends at the whole, and then nothing is left', async () => {
    const member = await counter.newMember(1_000_000);
    const line = (unitPriceDong: number, quantity: number) => ({
      sku: null,
      category: null,
      quantity,
      unitPriceDong,
      discountDong: 0,
    });
    const rung = await ring(member, { lines: [line(100_000, 2), line(50_000, 3)], pointsUsed: 100 });
    const found = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/orders/find', {
      body: { branchId: counter.branchId, billNumber: rung.number.toLowerCase(), source: null },
    });
    expect(found.reply).toMatchObject({ order: rung.order, totalDong: 350_000, pointsUsed: 100, pointsEarned: 25 });
    expect(found.reply.lines.map(({ lineId, leftDong }) => [lineId, leftDong])).toEqual([
      ['1', 200_000],
      ['2', 150_000],
    ]);
    const first = await giveBack(goods(rung, null, [{ lineId: '1', quantity: 1 }]));
    expect(first.reply).toMatchObject({ returnedDong: 100_000, pointsRestored: 28 });
    const rest = [
      { lineId: '1', quantity: 1 },
      { lineId: '2', quantity: 3 },
    ];
    const second = await giveBack(goods(rung, null, rest));
    expect(second.reply).toMatchObject({ returnedDong: 250_000, pointsRestored: 72, available: 100, debt: 0 });
    expect(await preview(goods(rung, 1_000))).toMatchObject({ status: 409, problem: { code: 'NOTHING_TO_RETURN' } });
  });

  test('F08 · confirming twice under one key takes back once; the same key for other goods is refused', async () => {
    const member = await counter.newMember(0);
    const rung = await ring(member);
    const { reply } = await preview(goods(rung, 350_000));
    const key = freshKey();
    const both = await Promise.all([1, 2].map(() => confirm(goods(rung, 350_000), reply.hash, key)));
    const again = await confirm(goods(rung, 350_000), reply.hash, key);
    expect([...both, again].map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set([...both, again].map(({ text }) => text)).size).toBe(1);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(await counter.balanceOf(member)).toMatchObject({ available: 0, debt: 0 });
    const other = await confirm(goods(rung, 100_000), reply.hash, key);
    expect(other).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  test('a return in between changes what was previewed: PREVIEW_CHANGED with the new figures', async () => {
    const member = await counter.newMember(1_000_000);
    const rung = await ring(member, { pointsUsed: 100 });
    const stale = await preview(goods(rung, 350_000));
    await giveBack(goods(rung, 140_000));
    expect(await confirm(goods(rung, 350_000), stale.reply.hash)).toMatchObject({ status: 400 });
    const body = goods(rung, null, [{ lineId: '1', quantity: 1 }]);
    const changed = await confirm(body, stale.reply.hash);
    expect(changed).toMatchObject({ status: 409, problem: { code: 'PREVIEW_CHANGED' } });
    const fresh = changed.problem.details?.['preview'] as { hash: string; cashDong: number };
    expect(fresh.cashDong).toBe(150_000);
    expect((await confirm(body, fresh.hash)).status).toBe(201);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 100, debt: 0 });
  });

  test('a cashier takes back bills up to 2.000.000đ, a manager any', async () => {
    const member = await counter.newMember(0);
    const [small, large] = [
      await ring(member, { amountDong: 2_000_000 }),
      await ring(member, { amountDong: 2_000_001 }),
    ];
    expect((await preview(goods(small, 10_000))).status).toBe(200);
    const refused = await preview(goods(large, 10_000));
    expect(refused).toMatchObject({ status: 403, problem: { code: 'STAFF_LIMIT', details: { limit: 2_000_000 } } });
    expect((await giveBack(goods(large, 10_000), counter.manager)).status).toBe(201);
  });

  test('I11 · nobody takes back their own bill', async () => {
    const member = await counter.newMember(0);
    const rung = await ring(member);
    const own = await hire(counter.shop, member.zaloId, 'manager', [counter.shop.branches[0].branchId]);
    expect(await preview(goods(rung, 10_000), own)).toMatchObject({ status: 403, problem: { code: 'SELF_APPROVAL' } });
  });

  test('S04 · a bill of another branch is a 404, found or not', async () => {
    const member = await counter.newMember(0);
    const rung = await ring(member, { branchId: counter.otherBranchId }, counter.manager);
    expect((await preview(goods(rung, 10_000))).status).toBe(404);
    const find = (branchId: string, who: typeof counter.cashier) =>
      counter.service.ask(who.claims, 'POST /v1/staff/orders/find', {
        body: { branchId, billNumber: rung.number, source: null },
      });
    expect((await find(counter.otherBranchId, counter.cashier)).status).toBe(404);
    expect((await find(counter.otherBranchId, counter.manager)).status).toBe(200);
    expect((await find(counter.branchId, counter.manager)).status).toBe(404);
  });

  test('goods and an amount together, or more than was sold, are named', async () => {
    const rung = await ring(await counter.newMember(0));
    const wrong = async (body: object) => (await preview(body)).problem.fields;
    expect(await wrong(goods(rung, null))).toHaveProperty('lines');
    expect(await wrong(goods(rung, 10_000, [{ lineId: '1', quantity: 1 }]))).toHaveProperty('lines');
    expect(await wrong(goods(rung, 350_001))).toHaveProperty('amountDong');
    expect(await wrong(goods(rung, null, [{ lineId: '1', quantity: 2 }]))).toHaveProperty(['lines.0.quantity']);
    expect(await wrong(goods(rung, null, [{ lineId: '9', quantity: 1 }]))).toHaveProperty('lines');
  });
});

describe('undo (decisions 16)', () => {
  test('within 60 seconds the bill is as if it had never been, once', async () => {
    const member = await counter.newMember(1_000_000);
    const rung = await ring(member, { pointsUsed: 100 });
    later(60);
    const done = await undo(member, rung);
    expect(done).toMatchObject({ status: 200, reply: { cashDong: 250_000, pointsRestored: 100, pointsTaken: 25 } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 100, debt: 0, lifetimeSpent: 0 });
    later(60);
    const again = await undo(member, rung);
    expect([again.status, again.text]).toEqual([200, done.text]);
    expect(await preview(goods(rung, 1_000))).toMatchObject({ problem: { code: 'NOTHING_TO_RETURN' } });
  });

  test('a second later it is refused, and a return is the way', async () => {
    const member = await counter.newMember(0);
    const rung = await ring(member);
    later(61);
    expect(await undo(member, rung)).toMatchObject({ status: 409, problem: { code: 'UNDO_EXPIRED' } });
    expect((await giveBack(goods(rung, 350_000))).status).toBe(201);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 0, debt: 0 });
  });

  test('only by who rang it up, or a manager there', async () => {
    const member = await counter.newMember(0);
    const rung = await ring(member);
    const other = await hire(counter.shop, newZaloId(), 'cashier', [counter.shop.branches[0].branchId]);
    expect((await undo(member, rung, other)).status).toBe(404);
    expect((await undo(member, rung, counter.manager)).status).toBe(200);
  });

  test('two undos at once take the points back once', async () => {
    const member = await counter.newMember(0);
    const rung = await ring(member);
    const both = await Promise.all([undo(member, rung), undo(member, rung, counter.manager)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 0, debt: 0 });
  });

  test('a number that was undone can be rung up again, and found; the first request stays the first', async () => {
    const [wrong, right] = [await counter.newMember(0), await counter.newMember(0)];
    const first = await ring(wrong, { billNumber: 'SAI-KHACH' });
    await undo(wrong, first);
    const second = await ring(right, { billNumber: 'SAI-KHACH', amountDong: 300_000 });
    expect(await counter.balanceOf(right)).toMatchObject({ available: 30 });
    expect(second.order.orderId).not.toBe(first.order.orderId);
    const found = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/orders/find', {
      body: { branchId: counter.branchId, billNumber: 'SAI-KHACH', source: null },
    });
    expect(found.reply).toMatchObject({ billNumber: 'SAI-KHACH', order: second.order, totalDong: 300_000 });
    await expect(ring(right, { billNumber: 'SAI-KHACH' })).rejects.toThrow('DUPLICATE_BILL');
    expect((await undo(right, second)).status).toBe(200);
    await ring(wrong, { billNumber: 'SAI-KHACH' });
    expect(await counter.balanceOf(wrong)).toMatchObject({ available: 35 });
  });

  test('C1.5 · rung up again under an undone number, it answers its repetition with the receipt', async () => {
    const member = await counter.newMember(1_000_000);
    await undo(member, await ring(member, { billNumber: 'LAN-HAI' }));
    const visit = await counter.visit(member);
    const paid = { amountDong: 350_000, lines: [], billNumber: 'LAN-HAI', pointsUsed: 20, visit };
    const bill = { memberId: member.member, branchId: counter.branchId, ...paid };
    const shown = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns/preview', { body: bill });
    const request = { key: freshKey(), body: { ...bill, previewHash: shown.reply.hash } };
    const first = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns', request);
    expect(first.status).toBe(201);
    later(11 * 60);
    const again = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns', request);
    expect(again).toMatchObject({ status: 201, reply: first.reply });
  });
});
