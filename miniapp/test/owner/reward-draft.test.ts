import { rewardInput } from '@quaylai/shared/api/reward-models';
import { describe, expect, test } from 'vitest';
import {
  forgetReward,
  keepReward,
  keptReward,
  type RewardDraft,
  readReward,
  toDraft,
} from '../../src/owner/reward-draft.ts';

const gift: RewardDraft = { ...toDraft(null), name: ' Cà phê sữa ', pricePoints: 35 };
const voucher = (change: Partial<RewardDraft['voucher']>): RewardDraft => ({
  ...gift,
  voucher: { ...gift.voucher, minimumDong: 200_000, categories: ['đồ uống ', ''], ...change },
});

describe('a reward as its form holds it', () => {
  test('V06 · ten percent with a cap is sent as the server takes it, its lists trimmed', () => {
    const sent = readReward(voucher({ kind: 'PERCENT', percent: 10, maxDong: 50_000 }));
    expect(rewardInput.safeParse(sent).success).toBe(true);
    expect(sent).toMatchObject({
      name: 'Cà phê sữa',
      lastDay: null,
      voucher: {
        benefit: { kind: 'PERCENT', percent: 10, maxDong: 50_000 },
        minimumDong: 200_000,
        categories: ['đồ uống'],
      },
    });
  });

  test.each([
    ['a gift that is handed over', voucher({ kind: 'GIFT' }), { benefit: { kind: 'GIFT' } }],
    ['an amount off', voucher({ kind: 'FIXED', dong: 50_000 }), { benefit: { kind: 'FIXED', dong: 50_000 } }],
    [
      'a free article',
      voucher({ kind: 'FREE_ITEM', sku: ' TRA-01 ' }),
      { benefit: { kind: 'FREE_ITEM', sku: 'TRA-01', quantity: 1 } },
    ],
  ])('C7 · %s is one that the server takes', (_, draft, expected) => {
    const sent = readReward(draft);
    expect(rewardInput.safeParse(sent).success).toBe(true);
    expect(sent?.voucher).toMatchObject(expected);
  });

  test('a counter gift takes nothing off, whatever was typed for a voucher before', () => {
    const sent = readReward({ ...voucher({ kind: 'FIXED', dong: 50_000 }), kind: 'COUNTER', validDays: null });
    expect(sent).toMatchObject({ kind: 'COUNTER', validDays: 30, voucher: { benefit: { kind: 'GIFT' } } });
  });

  test.each([
    ['a name', { ...gift, name: ' ' }],
    ['a price', { ...gift, pricePoints: null }],
    ['days', { ...gift, validDays: null }],
    ['the amount off', voucher({ kind: 'FIXED' })],
    ['the share off', voucher({ kind: 'PERCENT' })],
    ['the free article', voucher({ kind: 'FREE_ITEM' })],
  ])('without %s nothing is sent', (_, draft) => {
    expect(readReward(draft)).toBeNull();
  });

  test('C8 · times are Vietnam’s, and a window that ends before it begins is not sent', () => {
    const sent = readReward({ ...gift, availableFrom: '2026-12-24T09:00', availableUntil: '2026-12-26T00:00' });
    expect(rewardInput.safeParse(sent).success).toBe(true);
    expect([Date.parse(sent?.availableFrom ?? ''), sent?.availableUntil]).toEqual([
      Date.parse('2026-12-24T02:00:00Z'),
      '2026-12-26T00:00:00+07:00',
    ]);
    expect(readReward({ ...gift, availableFrom: '2026-12-24T09:00', availableUntil: '2026-12-24T09:00' })).toBeNull();
  });

  test('what was typed outlives the screen, until the reward itself has changed', () => {
    keepReward('r1', 3, gift);
    expect(keptReward('r1', 3)).toEqual(gift);
    expect(keptReward('r1', 4)).toBeNull();
    forgetReward('r1');
    expect(keptReward('r1', 3)).toBeNull();
  });
});
