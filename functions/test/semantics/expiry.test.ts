import type { ExpiryRule } from '@quaylai/shared/programme/expiry-rule';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { startEngine } from '../engine.ts';
import { openShopDay } from './shop-day.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
});

describe('C4 · how long points live', () => {
  it.each<[string, string, ExpiryRule, string, string]>([
    ['X01', '2026-01-31', { kind: 'ROLLING', months: 12 }, '2027-01-31', '2027-02-01'],
    ['X02', '2027-01-31', { kind: 'ROLLING', months: 1 }, '2027-02-28', '2027-03-01'],
    ['X02', '2028-01-31', { kind: 'ROLLING', months: 1 }, '2028-02-29', '2028-03-01'],
    ['X03', '2026-11-05', { kind: 'END_OF', unit: 'MONTH', months: 6 }, '2027-05-31', '2027-06-01'],
    ['X04', '2026-01-01', { kind: 'END_OF', unit: 'YEAR', months: 12 }, '2027-12-31', '2028-01-01'],
    ['X04', '2026-12-31', { kind: 'END_OF', unit: 'YEAR', months: 12 }, '2027-12-31', '2028-01-01'],
  ])('%s · earned %s by %j: good through %s, gone at 00:00 on %s', async (_, earned, expiry, last, gone) => {
    const day = await openShopDay(table, { now: `${earned} 10:00`, rules: { expiry } });
    const member = await day.newMember();
    await day.sell(member, 1_000_000);
    day.now(`${last} 23:59:59`);
    expect(await day.spendable(member)).toBe(100);
    day.now(`${gone} 00:00`);
    expect(await day.spendable(member)).toBe(0);
  });

  it('X05 · earned 100 and spent 80: 20 until the last day, then 0, and the entry says −20', async () => {
    const day = await openShopDay(table, { now: '2026-01-31 10:00' });
    const member = await day.newMember();
    await day.sell(member, 1_000_000);
    await day.spend(member, 80);
    day.now('2027-01-31 23:59:59');
    expect(await day.buckets(member)).toMatchObject({ available: 20, debt: 0 });
    day.now('2027-02-01 00:00');
    expect(await day.buckets(member)).toMatchObject({ available: 0, debt: 0 });
    await day.sell(member, 9_999);
    const { reply } = await day.service.ask(member.claims, 'GET /v1/me');
    expect(reply.balance).toMatchObject({ available: 0, lifetimeEarned: 100, lifetimeSpent: 80 });
    expect(reply.latest[0]?.points).toBe(-20);
  });

  it('X07 · 17:30Z on the last day is tomorrow in Vietnam: nothing is there to hold', async () => {
    const day = await openShopDay(table, { now: '2026-01-31 10:00' });
    const member = await day.newMember();
    await day.sell(member, 1_000_000);
    day.world.setClock('2027-01-31T17:30:00Z');
    expect(await day.hold(member, 50)).toMatchObject({
      status: 409,
      problem: { code: 'INSUFFICIENT_POINTS', details: { available: 0 } },
    });
    day.world.setClock('2027-01-31T16:59:59Z');
    expect((await day.hold(member, 50)).status).toBe(201);
  });

  it('X08 · six months without a purchase: one on the last day moves every lot, a late old bill moves none', async () => {
    const day = await openShopDay(table, {
      now: '2026-05-20 10:00',
      rules: { expiry: { kind: 'INACTIVITY', months: 6 } },
    });
    const member = await day.newMember();
    await day.sell(member, 100_000);
    day.now('2026-11-20 23:59:59');
    expect(await day.spendable(member)).toBe(10);
    await day.sell(member, 100_000);
    await day.sell(member, 100_000, { business_time: '2026-11-18T10:00:00' });
    day.now('2027-05-20 23:59:59');
    expect(await day.spendable(member)).toBe(30);
    day.now('2027-05-21 00:00');
    expect(await day.spendable(member)).toBe(0);
  });

  it('X10 · two lots of one day are two expiries', async () => {
    const day = await openShopDay(table, { now: '2026-01-31 10:00' });
    const member = await day.newMember();
    await day.sell(member, 100_000);
    await day.sell(member, 200_000);
    day.now('2027-02-01 00:00');
    const late = await day.sell(member, 9_999);
    const told = await day.explained(member, late.entrySeq);
    expect(told).toMatch(/\b10 điểm/);
    expect(told).toMatch(/\b20 điểm/);
  });
});
