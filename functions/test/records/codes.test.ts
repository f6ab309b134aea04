import { randomBytes } from 'node:crypto';
import { ok } from '@quaylai/shared/words/result';
import { instant } from '@quaylai/shared/words/vietnam-time';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { commit } from '../../src/ledger/commit.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { checkTyping, recordWrongCode } from '../../src/records/code-locks.ts';
import { useNonce } from '../../src/records/nonces.ts';
import { formatVoucherCode, newVoucherCode, readVoucherCode } from '../../src/records/voucher-code.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const world = { randomBytes: (count: number) => new Uint8Array(randomBytes(count)) };
const anyCode = fc.array(fc.constantFrom(...alphabet), { minLength: 12, maxLength: 12 }).map((characters) => {
  const bytes = Uint8Array.from(characters, (character) => alphabet.indexOf(character));
  return newVoucherCode({ randomBytes: () => bytes });
});

describe('voucher codes (decisions 14)', () => {
  test('V10 · typed by hand in any case, with hyphens, o for 0 and i or l for 1, a code is the same code', () => {
    const code = newVoucherCode({ randomBytes: () => Uint8Array.from([0, 1, 1, 1, 5, 6, 7, 8, 9, 10, 11, 12]) });
    expect(code.slice(0, 4)).toBe('0111');
    expect(readVoucherCode(`o1il${code.slice(4).toLowerCase()}`)).toBe(code);
    expect(readVoucherCode(` ${formatVoucherCode(code)} `)).toBe(code);
  });

  test('V10 · any one wrong character, and any two exchanged, is known to be wrong without looking', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(12), fc.constantFrom(...alphabet), fc.nat(12), (code, place, other, second) => {
        const wrong = code.slice(0, place) + other + code.slice(place + 1);
        expect(readVoucherCode(wrong)).toBe(wrong === code ? code : null);
        const characters = [...code];
        [characters[place], characters[second]] = [characters[second] ?? '', characters[place] ?? ''];
        const exchanged = characters.join('');
        expect(readVoucherCode(exchanged)).toBe(exchanged === code ? code : null);
      }),
      { numRuns: 2_000 },
    );
  });

  test('TH9 · ten thousand codes: none twice, every character equally at home', () => {
    const codes = Array.from({ length: 10_000 }, () => newVoucherCode(world));
    expect(new Set(codes).size).toBe(codes.length);
    const seen = new Map<string, number>();
    for (const character of codes.join('')) seen.set(character, (seen.get(character) ?? 0) + 1);
    const expected = (codes.length * 13) / alphabet.length;
    const chiSquared = [...alphabet].reduce((sum, one) => sum + ((seen.get(one) ?? 0) - expected) ** 2 / expected, 0);
    // 31 degrees of freedom: beyond 80 once in about two million runs.
    expect(chiSquared).toBeLessThan(80);
  });
});

describe('wrong codes', () => {
  let shop: TestWorld;
  let programme: Programme;
  beforeAll(async () => {
    shop = testWorld((await startEngine()).table);
    programme = testProgramme();
  });

  test('V09 · the fifth wrong code within 60 s locks typing for 15 minutes, and the owner hears once', async () => {
    const told: boolean[] = [];
    for (let each = 0; each < 5; each++) {
      expect((await checkTyping(shop, programme, 'till-1')).ok).toBe(true);
      const recorded = await recordWrongCode(shop, programme, 'till-1');
      told.push(recorded.ok && recorded.value.justLocked);
    }
    expect(told).toEqual([false, false, false, false, true]);
    expect(await checkTyping(shop, programme, 'till-1')).toEqual({
      ok: false,
      problem: { code: 'CODE_LOCKED', minutes: 15 },
    });
    expect((await checkTyping(shop, programme, 'till-2')).ok).toBe(true);
    shop.setClock(instant(shop.clock() + 15 * 60_000));
    expect((await checkTyping(shop, programme, 'till-1')).ok).toBe(true);
  });

  test('V09 · five wrong codes over more than a minute lock nothing', async () => {
    for (let each = 0; each < 5; each++) {
      await recordWrongCode(shop, programme, 'slow');
      shop.setClock(instant(shop.clock() + 15_000));
    }
    expect((await checkTyping(shop, programme, 'slow')).ok).toBe(true);
  });

  test('TH8 · a nonce is used once, also by eight at once', async () => {
    const use = () =>
      commit(shop, async () => ok({ value: 'fresh', writes: [useNonce(programme, 'n-1', shop.clock())] }));
    const all = await Promise.all(Array.from({ length: 8 }, use));
    expect(all.filter((one) => one.ok)).toHaveLength(1);
    expect(all.find((one) => !one.ok)).toEqual({ ok: false, problem: { code: 'QR_USED' } });
  });
});
