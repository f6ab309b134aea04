import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOut } from '../../src/loyalty/shares.ts';
import { dong, sumDong } from '../../src/words/money.ts';
import { proving } from './proving.ts';

const share = (amount: number, ...weights: number[]) => shareOut(dong(amount), weights.map(dong));

describe('shares by largest remainder (C2)', () => {
  it('E06 · 20.000đ over 120.000đ and 80.000đ is 12.000đ and 8.000đ', () => {
    expect(share(20_000, 120_000, 80_000)).toEqual([12_000, 8_000]);
  });

  it('V12 · 50.000đ over 120.000đ, 80.000đ and 100.000đ is 20.000đ, 13.333đ and 16.667đ', () => {
    expect(share(50_000, 120_000, 80_000, 100_000)).toEqual([20_000, 13_333, 16_667]);
  });

  it('a tie goes to the earlier line', () => {
    expect(share(10, 1, 1, 1)).toEqual([4, 3, 3]);
    expect(share(1, 5, 5)).toEqual([1, 0]);
  });

  it('an amount without lines to carry it is a bug', () => {
    expect(share(0, 0, 0)).toEqual([0, 0]);
    expect(() => share(1, 0, 0)).toThrow('no lines to carry');
  });

  it('shares conserve the amount, lie within one đồng of exact, and never exceed a line', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100_000_000_000 }), { minLength: 1, maxLength: 30 });
    proving(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (found, fraction) => {
        const whole = found.reduce((sum, weight) => sum + weight, 0);
        const amount = Math.min(whole, Math.floor(whole * fraction));
        const shares = share(amount, ...found);
        expect(sumDong(shares)).toBe(amount);
        shares.forEach((part, line) => {
          const exact = BigInt(amount) * BigInt(found[line] ?? 0);
          const scaled = BigInt(part) * BigInt(Math.max(whole, 1));
          expect(scaled - exact < BigInt(Math.max(whole, 1)) && exact - scaled < BigInt(Math.max(whole, 1))).toBe(true);
          expect(part).toBeLessThanOrEqual(found[line] ?? 0);
        });
      }),
    );
  });
});
