import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveBrand } from '../src/parts/brand.ts';
import { contrast, parseHex, type Rgb, readableMin, toHex } from '../src/parts/contrast.ts';
import { tierLooks } from '../src/parts/tier-look.ts';

const rgb = (hex: string): Rgb => {
  const parsed = parseHex(hex);
  if (!parsed) throw new Error(`not a colour: ${hex}`);
  return parsed;
};

describe('colours can be read', () => {
  test('contrast agrees with WCAG: black on white is 21, a colour on itself is 1', () => {
    expect(contrast(rgb('#000000'), rgb('#FFFFFF'))).toBeCloseTo(21);
    expect(contrast(rgb('#0E6B4F'), rgb('#0E6B4F'))).toBeCloseTo(1);
  });

  test('a brand colour that is readable already stays as the owner picked it', () => {
    expect(deriveBrand('#0E6B4F', 'light').brand).toBe('#0e6b4f');
  });

  test('whatever colour the owner picks, text in it and on it reaches 4.5:1 in both themes', () => {
    const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((channels) => toHex(channels));
    fc.assert(
      fc.property(colour, fc.constantFrom('light' as const, 'dark' as const), (picked, theme) => {
        const { brand, brandInk, brandSoft } = deriveBrand(picked, theme);
        const grounds = theme === 'light' ? ['#FFFFFF', '#FBF8F3', brandSoft] : ['#1E1B17', '#14120F', brandSoft];
        for (const ground of grounds)
          expect(contrast(rgb(brand), rgb(ground))).toBeGreaterThanOrEqual(readableMin - 0.05);
        expect(contrast(rgb(brandInk), rgb(brand))).toBeGreaterThanOrEqual(readableMin - 0.05);
      }),
    );
  });

  test.each(Object.entries(tierLooks))('the %s card can be read at both ends of its gradient', (_, look) => {
    expect(contrast(rgb(look.ink), rgb(look.from))).toBeGreaterThanOrEqual(readableMin);
    expect(contrast(rgb(look.ink), rgb(look.to))).toBeGreaterThanOrEqual(readableMin);
  });
});
