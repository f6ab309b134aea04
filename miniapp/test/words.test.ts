import { describe, expect, test } from 'vitest';
import { campaignsEn } from '../src/words/campaigns-en.ts';
import { campaignsVi } from '../src/words/campaigns-vi.ts';
import { correctionsEn } from '../src/words/corrections-en.ts';
import { correctionsVi } from '../src/words/corrections-vi.ts';
import { customerEn } from '../src/words/customer-en.ts';
import { customerVi } from '../src/words/customer-vi.ts';
import { en } from '../src/words/en.ts';
import { change, day, moment, money, multiplier, phone, pointsOf } from '../src/words/format.ts';
import { ownerEn } from '../src/words/owner-en.ts';
import { ownerVi } from '../src/words/owner-vi.ts';
import { requestsEn } from '../src/words/requests-en.ts';
import { requestsVi } from '../src/words/requests-vi.ts';
import { reviewsEn } from '../src/words/reviews-en.ts';
import { reviewsVi } from '../src/words/reviews-vi.ts';
import { rulesEn } from '../src/words/rules-en.ts';
import { rulesVi } from '../src/words/rules-vi.ts';
import { shopEn } from '../src/words/shop-en.ts';
import { shopVi } from '../src/words/shop-vi.ts';
import { staffEn } from '../src/words/staff-en.ts';
import { staffVi } from '../src/words/staff-vi.ts';
import { tiersEn } from '../src/words/tiers-en.ts';
import { tiersVi } from '../src/words/tiers-vi.ts';
import { versionsEn } from '../src/words/versions-en.ts';
import { versionsVi } from '../src/words/versions-vi.ts';
import { vi } from '../src/words/vi.ts';

/** "home.hello()" for a sentence with arguments, "home.title" for a plain one. */
function keysOf(book: object, at = ''): string[] {
  return Object.entries(book).flatMap(([key, value]) => {
    if (typeof value === 'function') return [`${at}${key}()`];
    return typeof value === 'object' ? keysOf(value as object, `${at}${key}.`) : [`${at}${key}`];
  });
}

function sentencesOf(book: object): string[] {
  return Object.values(book).flatMap((value) => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String((value as (...words: string[]) => string)('7', '8', '9'))];
    return sentencesOf(value as object);
  });
}

const books = [
  ['shared', vi, en],
  ['customer', customerVi, customerEn],
  ['staff', staffVi, staffEn],
  ['owner', ownerVi, ownerEn],
  ['rules', rulesVi, rulesEn],
  ['requests', requestsVi, requestsEn],
  ['reviews', reviewsVi, reviewsEn],
  ['corrections', correctionsVi, correctionsEn],
  ['shop', shopVi, shopEn],
  ['tiers', tiersVi, tiersEn],
  ['campaigns', campaignsVi, campaignsEn],
  ['versions', versionsVi, versionsEn],
] as const;

describe.each(books)('the %s words', (_, vietnamese, english) => {
  test('English says exactly what Vietnamese says', () => {
    expect(keysOf(english)).toEqual(keysOf(vietnamese));
  });

  test('nobody shouts', () => {
    for (const sentence of [...sentencesOf(vietnamese), ...sentencesOf(english)]) expect(sentence).not.toContain('!');
  });
});

describe('numbers and times as the shop writes them', () => {
  test('money, points, dates, times and phones', () => {
    expect(money(1_250_000)).toBe('1.250.000đ');
    expect(pointsOf(1_250, 'điểm')).toBe('1.250\u00a0điểm');
    expect(change(35, 'điểm')).toBe('+35\u00a0điểm');
    expect(change(-120, 'điểm')).toBe('−120\u00a0điểm');
    expect(day('2026-11-21')).toBe('21/11/2026');
    expect(moment('2026-11-21T07:05:00.000Z')).toBe('14:05 21/11/2026');
    expect(phone('0901234567')).toBe('090 123 4567');
    expect(phone('09*****567')).toBe('09*****567');
    expect(multiplier(120)).toBe('1,2');
  });
});
