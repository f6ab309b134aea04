import type { EntryView } from '@quaylai/shared/api/member-models';
import type { RedemptionView, RewardView } from '@quaylai/shared/api/reward-models';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import { describe, expect, test } from 'vitest';
import { byMonth } from '../src/customer/history.tsx';
import { byReach, open } from '../src/customer/home-rewards.tsx';
import { shelfOf } from '../src/customer/vouchers.tsx';
import { daySums } from '../src/owner/day-sums.ts';
import { futureTime } from '../src/owner/rules/publish-sheet.tsx';
import { typed } from '../src/parts/amount-pad.tsx';
import { clockOf } from '../src/parts/countdown.tsx';

const reward = (pricePoints: number, more: Partial<RewardView> = {}) =>
  ({ pricePoints, stockLeft: null, limitPerMember: null, redeemed: 0, limitPerMonth: null, ...more }) as RewardView;

describe('what the lists show first', () => {
  test('rewards in reach come first, the dearest leading; then the nearest of the others', () => {
    const sorted = byReach([reward(500), reward(20), reward(300), reward(100), reward(60)], 100);
    expect(sorted.map((one) => one.pricePoints)).toEqual([100, 60, 20, 300, 500]);
  });

  test('a reward that is out of stock or taken as often as allowed is not on offer', () => {
    expect(open(reward(10, { stockLeft: 0 }))).toBe(false);
    expect(open(reward(10, { limitPerMember: 2, redeemed: 2 }))).toBe(false);
    expect(open(reward(10, { limitPerMember: 2, redeemed: 1, stockLeft: 3 }))).toBe(true);
  });

  test('an entry at 30/11 17:30Z belongs to December: it was 00:30 in Vietnam', () => {
    const entries = [{ at: '2026-11-30T17:30:00.000Z' }, { at: '2026-11-30T16:59:59.000Z' }] as EntryView[];
    expect(byMonth(entries).map(([month]) => month)).toEqual(['2026-12', '2026-11']);
  });

  test.each([
    ['HELD', 'usable'],
    ['ISSUED', 'usable'],
    ['RESERVED', 'usable'],
    ['REDEEMED', 'used'],
    ['REFUSED', 'over'],
    ['EXPIRED', 'over'],
    ['REVERSED', 'over'],
  ] as const)('a %s redemption stands among the %s', (state, shelf) => {
    expect(shelfOf({ state } as RedemptionView)).toBe(shelf);
  });
});

describe('the owner', () => {
  test('sees each day once, branches added up, quiet days as zero', () => {
    const row = (day: string, branchId: string | null, orders: number) =>
      ({
        day,
        branchId,
        orders,
        spendDong: orders * 10_000,
        pointsEarned: orders,
        pointsSpent: 0,
        membersJoined: 0,
        redemptions: 0,
      }) as never;
    const rows = [row('2026-11-20', 'a', 2), row('2026-11-20', 'b', 3), row('2026-11-22', null, 1)];
    const sums = daySums(rows, '2026-11-20' as LocalDate, '2026-11-22' as LocalDate);
    expect(sums.map((day) => [day.day, day.orders, day.spendDong])).toEqual([
      ['2026-11-20', 5, 50_000],
      ['2026-11-21', 0, 0],
      ['2026-11-22', 1, 10_000],
    ]);
  });

  test('publishes from a future Vietnamese time only', () => {
    const now = Date.parse('2026-11-21T09:00:00+07:00');
    expect(futureTime('2026-11-21T09:01', now)).toBe('2026-11-21T09:01:00+07:00');
    expect(futureTime('2026-11-21T09:00', now)).toBeNull();
    expect(futureTime('', now)).toBeNull();
  });
});

test('the keypad grows the amount and stops at the largest bill', () => {
  expect(typed(0, '3', 1_000_000)).toBe(3);
  expect(typed(35, '000', 1_000_000)).toBe(35_000);
  expect(typed(350_000, '000', 1_000_000)).toBe(350_000);
  expect(typed(0, '000', 1_000_000)).toBe(0);
});

test('a countdown never shows less than nothing', () => {
  expect(clockOf(65_000)).toBe('1:05');
  expect(clockOf(400)).toBe('0:01');
  expect(clockOf(-1)).toBe('0:00');
});
