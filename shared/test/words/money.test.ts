import { describe, expect, it } from 'vitest';
import { dong, dongFromDecimal, formatDong, groupThousands } from '../../src/words/money.ts';
import { englishNumbers, formatQuotient, vietnameseNumbers } from '../../src/words/numbers.ts';

describe('đồng', () => {
  it.each([
    ['199999.6000', 200_000],
    ['199999.4999', 199_999],
    ['0.5', 1],
    ['-1.5', -2],
    ['-0.2', 0],
    [' 35000 ', 35_000],
    ['0', 0],
  ])('E26 · reads %s as %i, rounded half-up', (text, amount) => {
    expect(dongFromDecimal(text)).toBe(amount);
  });

  it.each(['', '1,000', '1e5', 'abc', '1.', '.5', '1234567890123', '--1', 'NaN'])('does not read "%s"', (text) => {
    expect(dongFromDecimal(text)).toBeNull();
  });

  it('refuses a fraction and an unsafe integer as bugs', () => {
    expect(() => dong(1.5)).toThrow();
    expect(() => dong(2 ** 53)).toThrow();
  });

  it('writes thousands as Vietnamese does', () => {
    expect([0, 999, 1_000, 1_250_000].map((amount) => formatDong(dong(amount)))).toEqual([
      '0đ',
      '999đ',
      '1.000đ',
      '1.250.000đ',
    ]);
    expect(groupThousands(-1_234)).toBe('−1.234');
  });

  it('writes quotients exactly, with the decimal mark of the language', () => {
    expect(formatQuotient(2_388n, 100n, vietnameseNumbers)).toBe('23,88');
    expect(formatQuotient(1_234_500n, 1_000n, englishNumbers)).toBe('1,234.5');
    expect(formatQuotient(2n, 3n, vietnameseNumbers)).toBe('0,6666…');
    expect(formatQuotient(1n, 100_000n, vietnameseNumbers)).toBe('0…');
  });
});
