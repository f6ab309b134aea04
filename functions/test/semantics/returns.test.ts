import { campaignRule } from '@quaylai/shared/programme/campaign-rule';
import { dong } from '@quaylai/shared/words/money';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { startEngine } from '../engine.ts';
import type { Member } from '../shop.ts';
import { k0, line, openShopDay, type ShopDay } from './shop-day.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
});

const spentBy = async (day: ShopDay, member: Member) =>
  (await day.service.ask(member.claims, 'GET /v1/me')).reply.balance.lifetimeSpent;

describe('C6 · by the rules of then', () => {
  it('F04 · 50 were earned by version 1; by today’s rule they would be 100: 50 are taken, 25 by halves', async () => {
    const day = await openShopDay(table);
    const member = await day.newMember();
    const lines = [line('1', 250_000), line('2', 250_000)];
    const sold = await day.sell(member, lines);
    expect(sold.points).toBe(50);
    day.now('2026-11-21 10:00');
    await day.publish({ earn: { ...k0.earn, dongPerPoint: dong(5_000) } });
    expect((await day.giveBack(sold, lines.slice(0, 1))).points).toBe(-25);
    expect((await day.giveBack(sold, lines.slice(1))).points).toBe(-25);
    expect(await day.buckets(member)).toMatchObject({ available: 0, debt: 0 });
  });

  it('F05 · 30 were earned at Đồng: as Vàng 30 are taken, not 45', async () => {
    const day = await openShopDay(table);
    const member = await day.newMember();
    const lines = [line('1', 100_000), line('2', 200_000)];
    const sold = await day.sell(member, lines);
    await day.sell(member, 16_000_000);
    expect(await day.tier(member)).toMatchObject({ id: 'vang' });
    expect((await day.giveBack(sold, lines.slice(0, 1))).points).toBe(-10);
    expect((await day.giveBack(sold, lines.slice(1))).points).toBe(-20);
  });

  it('F11 · 260.000đ with +30 from 200.000đ earn 56; 100.000đ back leave 16, and the bonus is gone', async () => {
    const bonus = campaignRule.parse({
      id: 'from-200',
      name: 'từ 200.000đ',
      effect: { kind: 'BONUS', points: 30 },
      minimumDong: 200_000,
    });
    const day = await openShopDay(table, { rules: { campaigns: [bonus] } });
    const member = await day.newMember();
    const lines = [line('1', 100_000), line('2', 160_000)];
    const sold = await day.sell(member, lines);
    expect(sold.points).toBe(56);
    expect((await day.giveBack(sold, lines.slice(0, 1))).points).toBe(-40);
    expect(await day.spendable(member)).toBe(16);
  });
});

describe('C6 · when the points are no longer there', () => {
  it('F06 · 50 earned and spent, then returned: debt 50; the next 80 leave 30', async () => {
    const day = await openShopDay(table);
    const member = await day.newMember();
    const sold = await day.sell(member, 500_000);
    await day.spend(member, 50);
    await day.giveBack(sold, [line('1', 500_000)]);
    expect(await day.buckets(member)).toMatchObject({ available: 0, debt: 50 });
    await day.sell(member, 800_000);
    expect(await day.buckets(member)).toMatchObject({ available: 30, debt: 0 });
  });

  it('F07 · with CLAMP nothing is owed: 0, and the next 80 are 80', async () => {
    const day = await openShopDay(table, { rules: { returns: { clawback: 'CLAMP' } } });
    const member = await day.newMember();
    const sold = await day.sell(member, 500_000);
    await day.spend(member, 50);
    const returned = await day.giveBack(sold, [line('1', 500_000)]);
    expect(await day.buckets(member)).toMatchObject({ available: 0, debt: 0 });
    expect(await day.explained(member, returned.entrySeq)).toMatch(/\b50 điểm/);
    await day.sell(member, 800_000);
    expect(await day.buckets(member)).toMatchObject({ available: 80, debt: 0 });
  });

  it('F10 · a lot of 40 that expired whole: nothing is taken', async () => {
    const day = await openShopDay(table, { now: '2025-11-20 10:00' });
    const member = await day.newMember();
    const sold = await day.sell(member, 400_000);
    day.now('2026-11-21 00:00');
    expect((await day.giveBack(sold, [line('1', 400_000)])).points).toBe(0);
    expect(await day.buckets(member)).toEqual({ available: 0, held: 0, pending: 0, debt: 0 });
  });

  it('F15 · own lot of 25 and another of 40, 30 spent: 25 are taken from the other, 10 stay', async () => {
    const day = await openShopDay(table, { now: '2026-11-01 10:00' });
    const member = await day.newMember();
    const sold = await day.sell(member, 250_000);
    day.now('2026-11-02 10:00');
    await day.sell(member, 400_000);
    await day.spend(member, 30);
    expect((await day.giveBack(sold, [line('1', 250_000)])).points).toBe(-25);
    expect(await day.buckets(member)).toMatchObject({ available: 10, debt: 0 });
  });

  it('F16 · of a lot of 40, 15 spent and 25 expired: only 15 are taken', async () => {
    const day = await openShopDay(table, { now: '2025-11-20 10:00' });
    const member = await day.newMember();
    const sold = await day.sell(member, 400_000);
    await day.spend(member, 15);
    day.now('2026-11-21 00:00');
    expect((await day.giveBack(sold, [line('1', 400_000)])).points).toBe(-15);
    expect(await day.buckets(member)).toMatchObject({ available: 0, debt: 15 });
  });
});

describe('C6 · points that had paid', () => {
  it('F01 · 100 paid of 350.000đ, wholly returned: 100 back with their own last day, 25 taken', async () => {
    const day = await openShopDay(table, { now: '2025-11-30 10:00' });
    const member = await day.newMember();
    await day.sell(member, 1_000_000);
    day.now('2026-11-21 10:00');
    const sold = await day.sellFor(100, member, 350_000);
    expect(sold.points).toBe(25);
    await day.giveBack(sold, [line('1', 350_000)]);
    expect(await day.buckets(member)).toMatchObject({ available: 100, debt: 0 });
    day.now('2026-12-01 00:00');
    expect(await day.spendable(member)).toBe(0);
  });

  it('F13 · spent on 21/11, the last day of their lot, returned 02/12: good through 01/01/2027', async () => {
    const day = await openShopDay(table, { now: '2025-11-21 10:00' });
    const member = await day.newMember();
    await day.sell(member, 1_000_000);
    day.now('2026-11-21 10:00');
    const sold = await day.sellFor(100, member, 350_000);
    day.now('2026-12-02 10:00');
    await day.giveBack(sold, [line('1', 350_000)]);
    day.now('2027-01-01 23:59:59');
    expect(await day.spendable(member)).toBe(100);
    day.now('2027-01-02 00:00');
    expect(await day.spendable(member)).toBe(0);
  });

  it('F14 · 100 points over lines of 40, 40 and 20 % come back 40, 40, 20; a fourth return brings 0', async () => {
    const day = await openShopDay(table);
    const member = await day.newMember();
    await day.sell(member, 1_000_000);
    const lines = [line('1', 140_000), line('2', 140_000), line('3', 70_000)];
    const sold = await day.sellFor(100, member, lines);
    const spent = [await spentBy(day, member)];
    for (const back of lines) {
      await day.giveBack(sold, [back]);
      spent.push(await spentBy(day, member));
    }
    expect((await day.giveBack(sold, [line('1', 140_000)])).points).toBe(0);
    spent.push(await spentBy(day, member));
    expect(spent).toEqual([100, 60, 20, 0, 0]);
  });
});
