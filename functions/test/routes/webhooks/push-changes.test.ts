import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMemberAccount } from '../../../src/ledger/read.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { hold } from '../../ledger/counter.ts';
import { newPhone, openTill, sale } from './till.ts';

let world: TestWorld;
let till: Awaited<ReturnType<typeof openTill>>;

beforeAll(async () => {
  world = testWorld((await startEngine()).table);
  till = await openTill(world);
});

type Body = Record<string, unknown>;
const price = (line_id: string, unit_price: number, qty = 1) => ({ line_id, qty, unit_price });
const totalOf = (lines: readonly { qty: number; unit_price: number }[]) =>
  lines.reduce((sum, { qty, unit_price }) => sum + qty * unit_price, 0);
const saleOf = (lines: readonly ReturnType<typeof price>[], changes: Body = {}) =>
  sale({ lines, total: totalOf(lines), ...changes });
let returns = 0;
const returnOf = (order: Body, lines: readonly ReturnType<typeof price>[], changes: Body = {}): Body => {
  returns += 1;
  return {
    ...order,
    kind: 'RETURN',
    source_id: `TRA-${returns}`,
    original_source_id: order['source_id'],
    lines,
    total: totalOf(lines),
    points_used: null,
    hold_id: null,
    ...changes,
  };
};

async function bucketsOf(memberId: string | null, programme = till.programme) {
  const stored = await readMemberAccount(world.table, programme, memberId as MemberId);
  if (stored === null) throw new Error('no such member');
  return { ...bucketsAt(stored.account, world.clock()), tier: stored.account.tier.id };
}
const isWhole = async (memberId: string | null) =>
  (await verifyMember(world.table, till.programme, memberId as MemberId))?.fault === null;

describe('Goods that come back', () => {
  it('F03 · 299.000đ: a return of 99.000đ takes 9, then 200.000đ takes the other 20', async () => {
    const lines = [price('1', 99_000), price('2', 200_000)];
    const order = saleOf(lines);
    const { memberId } = await till.push(order);
    expect(await till.push(returnOf(order, lines.slice(0, 1)))).toMatchObject({
      outcome: 'POSTED',
      points: -9,
      memberId,
    });
    expect(await till.push(returnOf(order, lines.slice(1)))).toMatchObject({ outcome: 'POSTED', points: -20 });
    expect(await bucketsOf(memberId)).toMatchObject({ available: 0, debt: 0 });
    expect(await isWhole(memberId)).toBe(true);
  });

  it('F03 · 199.999đ in three pieces of 66.666đ and the rest ends at nothing', async () => {
    const order = saleOf([price('1', 66_666.333_333, 3)], { total: 199_999 });
    const { memberId, points } = await till.push(order);
    expect(points).toBe(19);
    const taken = [];
    for (let piece = 0; piece < 3; piece++) taken.push((await till.push(returnOf(order, [price('1', 66_666)]))).points);
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(-19);
    expect(await bucketsOf(memberId)).toMatchObject({ available: 0, debt: 0 });
    // A fourth piece: nothing is left to come back (F14).
    expect(await till.push(returnOf(order, [price('1', 66_666)]))).toMatchObject({ outcome: 'POSTED', points: 0 });
  });

  it('three pieces at once, in any order, end at the same place', async () => {
    const order = saleOf([price('1', 66_667, 3)]);
    const { memberId } = await till.push(order);
    const replies = await Promise.all([1, 2, 3].map(() => till.push(returnOf(order, [price('1', 66_667)]))));
    expect(replies.map(({ outcome }) => outcome)).toEqual(['POSTED', 'POSTED', 'POSTED']);
    expect(replies.reduce((sum, { points }) => sum + points, 0)).toBe(-20);
    expect(await bucketsOf(memberId)).toMatchObject({ available: 0, debt: 0 });
    expect(await isWhole(memberId)).toBe(true);
  });

  it('F08 · the same return code twice, also at once, counts once', async () => {
    const order = saleOf([price('1', 350_000)]);
    const { memberId } = await till.push(order);
    const back = returnOf(order, [price('1', 350_000)]);
    const replies = await Promise.all([till.push(back), till.push(back)]);
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['DUPLICATE', 'POSTED']);
    expect(await till.push({ ...back, total: 1 })).toMatchObject({ outcome: 'QUARANTINED' });
    expect(await bucketsOf(memberId)).toMatchObject({ available: 0, debt: 0 });
  });

  it('F06 · spent points become a debt that the next order repays', async () => {
    const customer = { phone: newPhone() };
    const order = saleOf([price('1', 500_000)], { customer });
    const { memberId } = await till.push(order);
    const member = memberId as MemberId;
    const spent = await hold(world, till.programme, member, `spend-${member}`, 50);
    expect(spent.ok).toBe(true);
    await till.push({
      ...saleOf([price('1', 100_000)], { customer }),
      source_id: 'bill',
      points_used: 50,
      hold_id: `hold-spend-${member}` as HoldId,
    });
    const before = await bucketsOf(memberId);
    await till.push(returnOf(order, [price('1', 500_000)]));
    const after = await bucketsOf(memberId);
    expect(before.available - 50).toBe(after.available - after.debt);
    expect(after.debt).toBeGreaterThan(0);
    await till.push(saleOf([price('1', 800_000)], { customer }));
    expect(await bucketsOf(memberId)).toMatchObject({ available: 80 - after.debt, debt: 0 });
  });

  it('T08 · lose the tier that they had brought', async () => {
    const customer = { phone: newPhone() };
    const order = saleOf([price('1', 5_200_000)], { customer });
    const { memberId } = await till.push(order);
    expect((await bucketsOf(memberId)).tier).toBe('bac');
    await till.push(returnOf(order, [price('1', 5_200_000)]));
    expect((await bucketsOf(memberId)).tier).toBe('dong');
  });

  it('with an order discount are worth what was paid for them', async () => {
    const lines = [price('1', 120_000), price('2', 80_000)];
    const order = saleOf(lines, { order_discount: 20_000, total: 180_000 });
    expect(await till.push(order)).toMatchObject({ points: 18 });
    expect(await till.push(returnOf(order, lines.slice(0, 1), { total: 108_000 }))).toMatchObject({
      points: -11,
      reason: null,
    });
  });

  it('for another sum of money than they were sold for are posted and flagged', async () => {
    const order = saleOf([price('1', 350_000)]);
    await till.push(order);
    const odd = returnOf(order, [price('1', 350_000)], { total: 300_000 });
    expect(await till.push(odd)).toMatchObject({ outcome: 'POSTED', reason: 'CASH_DIFFERS' });
  });

  it('of a line that was never sold are kept for a person', async () => {
    const order = saleOf([price('1', 350_000)]);
    await till.push(order);
    expect(await till.push(returnOf(order, [price('9', 1_000)]))).toMatchObject({
      outcome: 'QUARANTINED',
      reason: 'LINE_UNKNOWN',
    });
  });
});

describe('An order paid with points', () => {
  async function paidWith100() {
    const shop = await openTill(world);
    const customer = { phone: newPhone() };
    const { memberId } = await shop.push({ customer, total: 1_000_000 });
    const held = await hold(world, shop.programme, memberId as MemberId, `hold-${memberId}`, 100);
    if (!held.ok) throw new Error(held.problem.code);
    const lines = [price('1', 140_000), price('2', 210_000)];
    const order = saleOf(lines, {
      customer,
      source_id: 'bill',
      points_used: 100,
      hold_id: `hold-hold-${memberId}`,
    });
    expect(await shop.push(order)).toMatchObject({ outcome: 'POSTED', points: 25 });
    return { shop, memberId, order, lines };
  }

  it('F01 · wholly returned gives 100 back and takes 25: the balance is 100', async () => {
    const { shop, memberId, order, lines } = await paidWith100();
    expect(await shop.push(returnOf(order, lines))).toMatchObject({ outcome: 'POSTED', points: 75 });
    expect(await bucketsOf(memberId, shop.programme)).toMatchObject({ available: 100, debt: 0 });
  });

  it('F02 · lines of 140.000đ give 40 back and take 10', async () => {
    const { shop, memberId, order, lines } = await paidWith100();
    expect(await shop.push(returnOf(order, lines.slice(0, 1)))).toMatchObject({ points: 30 });
    expect(await bucketsOf(memberId, shop.programme)).toMatchObject({ available: 55 });
  });
});

describe('A corrected order', () => {
  it('E19 · 500.000đ corrected to 420.000đ is one adjustment of −8', async () => {
    const order = saleOf([price('1', 500_000)]);
    const { memberId } = await till.push(order);
    const edit = {
      ...order,
      ...saleOf([price('1', 420_000)]),
      source_id: order['source_id'],
      customer: order['customer'],
      revision: 2,
    };
    expect(await till.push(edit)).toMatchObject({ outcome: 'POSTED', points: -8, memberId });
    expect(await bucketsOf(memberId)).toMatchObject({ available: 42 });
    expect(await till.push(edit)).toMatchObject({ outcome: 'DUPLICATE', points: -8 });
    // E20: what was true before the correction comes late.
    expect(await till.push(order)).toMatchObject({ outcome: 'STALE', points: 0 });
    expect(await bucketsOf(memberId)).toMatchObject({ available: 42 });
  });

  it('corrected upwards earns the difference, and returns count from the new lines', async () => {
    const order = saleOf([price('1', 420_000)]);
    const { memberId } = await till.push(order);
    const lines = [price('1', 500_000)];
    const edit = { ...order, lines, total: 500_000, revision: 2 };
    expect(await till.push(edit)).toMatchObject({ outcome: 'POSTED', points: 8 });
    expect(await till.push(returnOf(order, lines))).toMatchObject({ outcome: 'POSTED', points: -50 });
    expect(await bucketsOf(memberId)).toMatchObject({ available: 0, debt: 0 });
  });

  it('E21 · cancelled in a higher revision never counted', async () => {
    const order = saleOf([price('1', 350_000)]);
    const { memberId } = await till.push(order);
    const cancel = { ...order, status: 'CANCELLED', revision: 2 };
    const replies = await Promise.all([till.push(cancel), till.push(cancel)]);
    expect(replies.map(({ outcome }) => outcome).sort()).toEqual(['DUPLICATE', 'POSTED']);
    expect(await bucketsOf(memberId)).toMatchObject({ available: 0, debt: 0 });
    expect(await till.push({ ...cancel, revision: 1 })).toMatchObject({ outcome: 'STALE' });
    expect(await till.push({ ...cancel, revision: 3 })).toMatchObject({ outcome: 'DUPLICATE', points: 0 });
    expect(await isWhole(memberId)).toBe(true);
  });
});
