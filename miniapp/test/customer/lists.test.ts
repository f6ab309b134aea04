import type { RedemptionView, RewardView } from '@quaylai/shared/api/reward-models';
import { describe, expect, test } from 'vitest';
import { undoLeftMs } from '../../src/customer/fresh-undo.tsx';
import { rewardShelf } from '../../src/customer/reward-shelf.ts';
import { noteOf } from '../../src/customer/rewards.tsx';
import { byLastDay } from '../../src/customer/vouchers.tsx';
import { customerVi } from '../../src/words/customer-vi.ts';

const free = { limitPerMember: null, redeemed: 0, limitPerMonth: null, redeemedThisMonth: 0, availableFrom: null };
const reward = (more: object) =>
  ({ pricePoints: 100, stockLeft: null, ...free, picture: 'gift', ...more }) as RewardView;
const note = (more: object, available = 100) =>
  noteOf(reward(more), available, customerVi.rewards, 'điểm')?.replaceAll('\u00a0', ' ');

describe('a reward in the list', () => {
  test('says the first thing that stands in its way, else what is left of it', () => {
    expect(note({ stockLeft: 0 }, 0)).toBe('Đã hết');
    expect(note({ limitPerMember: 1, redeemed: 1 }, 0)).toBe('Bạn đã đổi đủ số lần');
    expect(note({ limitPerMonth: 2, redeemedThisMonth: 2 }, 0)).toBe('Bạn đã đổi đủ số lần');
    expect(note({ availableFrom: '2999-12-24T09:00:00+07:00' })).toBe('Đổi được từ 09:00 24/12/2999');
    expect(note({ availableFrom: '2020-12-24T09:00:00+07:00' })).toBeUndefined();
    expect(note({}, 65)).toBe('Còn thiếu 35 điểm');
    expect(note({ stockLeft: 12 })).toBe('Còn 12');
    expect(note({})).toBeUndefined();
  });

  test('stands on the shelf of its picture', () => {
    expect(rewardShelf({ picture: 'tea' })).toBe('DRINK');
    expect(rewardShelf({ picture: 'cake' })).toBe('FOOD');
    expect(rewardShelf({ picture: 'bag' })).toBe('GOODS');
    expect(rewardShelf({ picture: 'discount' })).toBe('OFFER');
  });
});

describe('vouchers', () => {
  const one = (state: string, lastDay: string | null) => ({ state, lastDay }) as RedemptionView;

  test('what must be used first stands first, a gift that waits at the counter before everything', () => {
    const shelf = [one('ISSUED', '2026-12-22'), one('ISSUED', '2026-12-06'), one('HELD', null), one('RESERVED', null)];
    expect(byLastDay(shelf).map(({ state, lastDay }) => lastDay ?? state)).toEqual([
      'HELD',
      '2026-12-06',
      '2026-12-22',
      'RESERVED',
    ]);
  });

  test('used ones keep their order, newest first', () => {
    const shelf = [one('REDEEMED', '2026-12-22'), one('REDEEMED', '2026-12-06')];
    expect(byLastDay(shelf)).toEqual(shelf);
  });
});

describe('undoing a redemption', () => {
  const createdAt = '2026-11-22T02:00:00.000Z';
  const left = (state: RedemptionView['state'], secondsLater: number) =>
    undoLeftMs({ state, createdAt }, Date.parse(createdAt) + secondsLater * 1000);

  test('is one tap for 60 seconds while nobody has used or approved it', () => {
    expect(left('ISSUED', 0)).toBe(60_000);
    expect(left('HELD', 59)).toBe(1_000);
    expect(left('ISSUED', 60)).toBe(0);
    expect(left('RESERVED', 1)).toBe(0);
    expect(left('REDEEMED', 1)).toBe(0);
  });

  test('never promises more than 60 seconds to a phone whose clock is behind', () => {
    expect(left('ISSUED', -30)).toBe(60_000);
  });
});
