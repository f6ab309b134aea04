import type { TierRule } from '@quaylai/shared/programme/rule-document';
import { dong } from '@quaylai/shared/words/money';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { startEngine } from '../engine.ts';
import { k0, openShopDay } from './shop-day.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
});

/** Đồng and Bạc earn alike; their points live differently, and Bạc begins at `enter`. */
const lives = (enter: number, dongLife: TierRule['expiry'], bacLife: TierRule['expiry']): TierRule[] =>
  k0.tiers.slice(0, 2).map((tier, level) => ({
    ...tier,
    multiplierPercent: 100,
    ...(level === 0 ? { expiry: dongLife } : { enterDong: dong(enter), keepDong: dong(enter), expiry: bacLife }),
  }));
const year = { kind: 'ROLLING', months: 12 } as const;
const never = { kind: 'NEVER' } as const;

describe('C3 · holds across midnight', () => {
  /** 60 points whose last day is 21/11, held at 23:57. */
  async function heldLate() {
    const day = await openShopDay(table, { now: '2025-11-21 10:00' });
    const member = await day.newMember();
    await day.sell(member, 600_000);
    day.now('2026-11-21 23:57');
    const { reply } = await day.hold(member, 60);
    return { day, member, holdId: reply.holdId };
  }
  const expiries = (history: readonly (readonly [string, number])[]) => history.filter(([kind]) => kind === 'EXPIRE');

  it('R13 · 60 points of 21/11 held at 23:57 are captured at 00:03, and nothing expires', async () => {
    const { day, member, holdId } = await heldLate();
    day.now('2026-11-22 00:03');
    expect(await day.buckets(member)).toMatchObject({ held: 60, available: 0 });
    expect(await day.capture(member, holdId, 60)).toBe(200);
    await day.sell(member, 10_000);
    expect(expiries(await day.history(member))).toEqual([]);
  });

  it('R14 · the same hold lapses at 00:07: its points are gone', async () => {
    const { day, member } = await heldLate();
    day.now('2026-11-22 00:06:59');
    expect(await day.buckets(member)).toMatchObject({ held: 60 });
    day.now('2026-11-22 00:07');
    expect(await day.buckets(member)).toEqual({ available: 0, held: 0, pending: 0, debt: 0 });
    expect(await day.sell(member, 10_000)).toMatchObject({ points: 1 });
    expect(await day.spendable(member)).toBe(1);
  });

  it('R14 · refused by the shop at 00:04: 60 back, good through 29/11/2026', async () => {
    const { day, member, holdId } = await heldLate();
    day.now('2026-11-22 00:04');
    expect(await day.refuse(member, holdId)).toBe(200);
    day.now('2026-11-29 23:59:59');
    expect(await day.spendable(member)).toBe(60);
    day.now('2026-11-30 00:00');
    expect(await day.spendable(member)).toBe(0);
  });
});

describe('C3 · which points go first', () => {
  it('R15 · of 30 to 30/11, 50 to 31/12 and 20 for ever, 45 leave 0, 35 and 20', async () => {
    const day = await openShopDay(table, { now: '2025-11-30 10:00', rules: { tiers: lives(800_000, year, never) } });
    const member = await day.newMember();
    await day.sell(member, 300_000);
    day.now('2025-12-31 10:00');
    await day.sell(member, 500_000);
    day.now('2026-06-01 10:00');
    await day.sell(member, 200_000);
    day.now('2026-11-21 10:00');
    const { reply } = await day.hold(member, 45);
    expect(await day.buckets(member)).toMatchObject({ available: 55, held: 45 });
    await day.capture(member, reply.holdId, 45);
    const left = [];
    for (const moment of ['2026-12-01 00:00', '2027-01-01 00:00', '2030-01-01 00:00']) {
      day.now(moment);
      left.push(await day.spendable(member));
    }
    expect(left).toEqual([55, 20, 20]);
  });

  it('R16 · a lot without expiry is used last, however old it is', async () => {
    const day = await openShopDay(table, { now: '2026-01-05 10:00', rules: { tiers: lives(200_000, never, year) } });
    const member = await day.newMember();
    await day.sell(member, 200_000);
    await day.sell(member, 200_000);
    await day.spend(member, 20);
    day.now('2030-01-01 00:00');
    expect(await day.spendable(member)).toBe(20);
  });
});
