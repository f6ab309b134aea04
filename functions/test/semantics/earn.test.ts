import { campaignRule } from '@quaylai/shared/programme/campaign-rule';
import { dong } from '@quaylai/shared/words/money';
import { points } from '@quaylai/shared/words/points';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import type { Table } from '../../src/cloud/table.ts';
import { startEngine } from '../engine.ts';
import { k0, line, openShopDay } from './shop-day.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
});

const campaign = (id: string, parts: Omit<z.input<typeof campaignRule>, 'id' | 'name'>) =>
  campaignRule.parse({ id, name: id, ...parts });
const times = (percent: number) => ({ kind: 'MULTIPLY', percent }) as const;
const plus = (bonus: number) => ({ kind: 'BONUS', points: bonus }) as const;

describe('C2 · earning, as a till pushes it and a phone shows it', () => {
  it('E09 · Vàng ×1,5 with a campaign ×3 earns 84 on 240.000đ', async () => {
    const day = await openShopDay(table, {
      rules: { campaigns: [campaign('x3', { effect: times(300), weekdays: [7] })] },
    });
    const member = await day.newMember();
    await day.sell(member, 15_000_000);
    day.now('2026-11-22 09:00');
    expect((await day.sell(member, 240_000)).points).toBe(84);
  });

  it.each([
    [
      'E10',
      30,
      100_000,
      [campaign('a', { effect: times(200), group: 'g' }), campaign('b', { effect: times(300), group: 'g' })],
    ],
    ['E11', 35, 70_000, [campaign('a', { effect: times(500), exclusive: true }), campaign('b', { effect: plus(40) })]],
    ['E13', 58, 88_000, [campaign('a', { effect: plus(50) })]],
    ['E28', 150, 1_000_000, [campaign('a', { effect: times(150), minimumDong: 1_000_000 })]],
    ['E28', 99, 999_999, [campaign('a', { effect: times(150), minimumDong: 1_000_000 })]],
  ])('%s · %i points on %iđ', async (_, expected, amount, campaigns) => {
    const day = await openShopDay(table, { rules: { campaigns } });
    const member = await day.newMember();
    expect((await day.sell(member, amount)).points).toBe(expected);
    expect(await day.spendable(member)).toBe(expected);
  });

  it('E12 · ×2 on drinks alone: 56.000đ of them and 39.000đ of food earn 15', async () => {
    const campaigns = [campaign('drinks', { effect: times(200), categories: ['đồ uống'] })];
    const day = await openShopDay(table, { rules: { campaigns } });
    const bill = [line('1', 56_000, 'đồ uống'), line('2', 39_000, 'đồ ăn')];
    expect((await day.sell(await day.newMember(), bill)).points).toBe(15);
  });

  it('E14 · at most 200 an order: 2.600.000đ earn 200', async () => {
    const day = await openShopDay(table, { rules: { earn: { ...k0.earn, capPerOrder: points(200) } } });
    expect((await day.sell(await day.newMember(), 2_600_000)).points).toBe(200);
  });

  it('E15 · at most 300 a local day: 200, then 100, and again after midnight; the spend counts in full', async () => {
    const day = await openShopDay(table, { rules: { earn: { ...k0.earn, capPerDay: points(300) } } });
    const member = await day.newMember();
    expect((await day.sell(member, 2_000_000)).points).toBe(200);
    day.now('2026-11-21 23:59');
    expect((await day.sell(member, 1_500_000)).points).toBe(100);
    expect(await day.tier(member)).toMatchObject({ spent: 3_500_000 });
    day.now('2026-11-22 00:00');
    expect((await day.sell(member, 1_000_000)).points).toBe(100);
  });

  it('E27 · a minimum of 100.000đ: 99.999đ earn nothing and say why, 100.000đ earn 10', async () => {
    const day = await openShopDay(table, { rules: { earn: { ...k0.earn, minimumInvoiceDong: dong(100_000) } } });
    const member = await day.newMember();
    const small = await day.sell(member, 99_999);
    expect(small.points).toBe(0);
    expect(await day.explained(member, small.entrySeq)).toContain('100.000đ');
    expect((await day.sell(member, 100_000)).points).toBe(10);
  });
});

describe('C2 · pending points', () => {
  const rules = { earn: { ...k0.earn, pendingDays: 7 } };

  it('P01 · bought 01/11 14:30: pending until 08/11 00:00, and good through 08/11/2027', async () => {
    const day = await openShopDay(table, { now: '2026-11-01 14:30', rules });
    const member = await day.newMember();
    await day.sell(member, 400_000);
    const seen = [];
    for (const moment of ['2026-11-07 23:59:59', '2026-11-08 00:00', '2027-11-08 23:59:59', '2027-11-09 00:00']) {
      day.now(moment);
      const { available, pending } = await day.buckets(member);
      seen.push([pending, available]);
    }
    expect(seen).toEqual([
      [40, 0],
      [0, 40],
      [0, 40],
      [0, 0],
    ]);
  });

  it('P02 · 40 pending, wholly returned on 05/11: pending 0, available as before, no debt', async () => {
    const day = await openShopDay(table, { now: '2026-10-01 10:00', rules });
    const member = await day.newMember();
    await day.sell(member, 100_000);
    day.now('2026-11-01 14:30');
    const sold = await day.sell(member, 400_000);
    expect(await day.buckets(member)).toMatchObject({ pending: 40, available: 10 });
    day.now('2026-11-05 10:00');
    await day.giveBack(sold, [line('1', 400_000)]);
    expect(await day.buckets(member)).toEqual({ available: 10, held: 0, pending: 0, debt: 0 });
  });

  it('P03 · of a pending bill of 400.000đ, 150.000đ come back: 25 stay pending', async () => {
    const day = await openShopDay(table, { rules });
    const member = await day.newMember();
    const lines = [line('1', 150_000), line('2', 250_000)];
    await day.giveBack(await day.sell(member, lines), lines.slice(0, 1));
    expect(await day.buckets(member)).toMatchObject({ pending: 25, available: 0, debt: 0 });
  });
});
