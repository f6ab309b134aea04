import { points } from '@quaylai/shared/words/points';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { startEngine } from '../engine.ts';
import type { Member } from '../shop.ts';
import { k0, line, openShopDay, type ShopDay } from './shop-day.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
});

/** Bạc since 03/11/2026, to 31/12/2027. */
async function bac(rules: Parameters<typeof openShopDay>[1] = {}): Promise<{ day: ShopDay; member: Member }> {
  const day = await openShopDay(table, { now: '2026-11-03 10:00', ...rules });
  const member = await day.newMember();
  await day.sell(member, 4_900_000);
  await day.sell(member, 300_000);
  return { day, member };
}
const grace30 = { rules: { tiering: { ...k0.tiering, graceDays: 30 } } };

describe('C5 · climbing', () => {
  it('T01 · 4.900.000đ and 300.000đ on 03/11/2026: Bạc, valid to 31/12/2027', async () => {
    const { day, member } = await bac();
    expect(await day.tier(member)).toEqual({ id: 'bac', lastDay: '2027-12-31', spent: 5_200_000 });
  });

  it('T07 · spending 500 points, or losing them, changes neither tier nor progress', async () => {
    const { day, member } = await bac();
    const before = await day.tier(member);
    await day.spend(member, 500);
    expect(await day.spendable(member)).toBe(20);
    expect(await day.tier(member)).toEqual(before);
    day.now('2027-11-04 00:00');
    expect(await day.spendable(member)).toBe(0);
    expect(await day.tier(member)).toMatchObject({ id: 'bac', lastDay: '2027-12-31' });
  });

  it('T09 · one bill of 16.000.000đ from Đồng: Vàng, only Vàng’s gift, and earned ×1,0', async () => {
    const gifts: Readonly<Record<string, number>> = { bac: 20, vang: 100 };
    const tiers = k0.tiers.map((tier) => ({ ...tier, entryGiftPoints: points(gifts[tier.id] ?? 0) }));
    const day = await openShopDay(table, { rules: { tiers } });
    const member = await day.newMember();
    await day.sell(member, 16_000_000);
    expect(await day.tier(member)).toMatchObject({ id: 'vang' });
    expect(await day.spendable(member)).toBe(1_700);
  });
});

describe('C5 · the end of a period', () => {
  it('T02 · 3.000.000đ in 2027: Bạc until 23:59:59, Đồng at 01/01/2028 00:00', async () => {
    const { day, member } = await bac();
    day.now('2027-06-01 10:00');
    await day.sell(member, 3_000_000);
    day.now('2027-12-31 23:59:59');
    expect(await day.tier(member)).toMatchObject({ id: 'bac' });
    day.now('2028-01-01 00:00');
    expect(await day.tier(member)).toMatchObject({ id: 'dong', lastDay: null });
    expect((await day.sell(member, 100_000)).points).toBe(10);
  });

  it('T03 · exactly 4.000.000đ in 2027 keeps Bạc to 31/12/2028', async () => {
    const { day, member } = await bac();
    day.now('2027-06-01 10:00');
    await day.sell(member, 4_000_000);
    day.now('2028-01-01 00:00');
    expect(await day.tier(member)).toMatchObject({ id: 'bac', lastDay: '2028-12-31' });
  });

  it.each([
    ['ONE_LEVEL', 'vang'],
    ['FULL', 'dong'],
  ] as const)('T04 · Kim cương with 1.000.000đ in 2027, downgrade %s: %s', async (downgrade, expected) => {
    const day = await openShopDay(table, { rules: { tiering: { ...k0.tiering, downgrade } } });
    const member = await day.newMember();
    await day.sell(member, 50_000_000);
    day.now('2027-06-01 10:00');
    await day.sell(member, 1_000_000);
    day.now('2028-01-01 00:00');
    expect(await day.tier(member)).toMatchObject({ id: expected });
  });

  it('T05 · grace 30: 3.700.000đ and 300.000đ more on 20/01/2028 keep Bạc, and count for 2028 too', async () => {
    const { day, member } = await bac(grace30);
    day.now('2027-06-01 10:00');
    await day.sell(member, 3_700_000);
    day.now('2028-01-20 10:00');
    expect(await day.tier(member)).toMatchObject({ id: 'bac' });
    await day.sell(member, 300_000);
    expect(await day.tier(member)).toEqual({ id: 'bac', lastDay: '2028-12-31', spent: 300_000 });
  });

  it('T05 · grace 30: without them Bạc through 30/01/2028, Đồng at 31/01/2028 00:00', async () => {
    const { day, member } = await bac(grace30);
    day.now('2027-06-01 10:00');
    await day.sell(member, 3_700_000);
    day.now('2028-01-30 23:59:59');
    expect(await day.tier(member)).toMatchObject({ id: 'bac' });
    day.now('2028-01-31 00:00');
    expect(await day.tier(member)).toMatchObject({ id: 'dong' });
  });

  it('T06 · rolling twelve months: entered 03/03/2026, last day 03/03/2027, reviewed 04/03/2027 00:00', async () => {
    const rules = { tiering: { ...k0.tiering, window: 'ROLLING_12M' as const } };
    const day = await openShopDay(table, { now: '2026-03-03 10:00', rules });
    const member = await day.newMember();
    await day.sell(member, 5_000_000);
    expect(await day.tier(member)).toMatchObject({ id: 'bac', lastDay: '2027-03-03' });
    day.now('2027-03-03 23:59:59');
    expect(await day.tier(member)).toMatchObject({ id: 'bac' });
    day.now('2027-03-04 00:00');
    const reviewed = await day.tier(member);
    // The 5.000.000đ of the day of entry lie within the measured year (decisions 11), and keep it.
    expect(reviewed).toMatchObject({ id: 'bac', lastDay: '2028-03-04' });
    day.now('2028-03-05 00:00');
    expect(await day.tier(member)).toMatchObject({ id: 'dong' });
  });

  it('T12 · Bạc from 5M to 6M on 01/12/2026: who has it keeps it to 31/12/2027, who comes new needs 6M', async () => {
    const { day, member } = await bac();
    const dearer = k0.tiers.map((tier) => (tier.id === 'bac' ? { ...tier, enterDong: 6_000_000 as never } : tier));
    await day.publish({ tiers: dearer }, '2026-12-01 00:00');
    day.now('2026-12-02 10:00');
    const other = await day.newMember();
    await day.sell(other, 5_500_000);
    expect(await day.tier(other)).toMatchObject({ id: 'dong' });
    await day.sell(other, 500_000);
    expect(await day.tier(other)).toMatchObject({ id: 'bac' });
    await day.sell(member, 10_000);
    day.now('2027-12-31 23:59:59');
    expect(await day.tier(member)).toMatchObject({ id: 'bac', lastDay: '2027-12-31' });
  });
});

describe('C5 · losing it by a return', () => {
  it('T08 · 5.200.000đ, then 100.000đ for 12, then 500.000đ back: Đồng at once, and the 12 stay', async () => {
    const day = await openShopDay(table);
    const member = await day.newMember();
    const lines = [line('1', 500_000), line('2', 4_700_000)];
    const sold = await day.sell(member, lines);
    expect((await day.sell(member, 100_000)).points).toBe(12);
    expect(await day.giveBack(sold, lines.slice(0, 1))).toMatchObject({ points: -50 });
    expect(await day.tier(member)).toMatchObject({ id: 'dong', spent: 4_800_000 });
    expect(await day.spendable(member)).toBe(520 - 50 + 12);
  });
});
