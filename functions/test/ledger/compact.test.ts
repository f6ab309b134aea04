import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthen, partsText, readParts, shorten } from '../../src/ledger/compact.ts';

const part = fc.record({
  lot: fc.tuple(fc.nat(9_999), fc.nat(9)).map(([seq, place]) => `${seq}.${place}`),
  points: fc.integer({ min: 1, max: 999_999_999 }),
  availableAt: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  lastDay: fc.option(
    fc
      .date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
});

describe('compact storage', () => {
  test('parts of lots read back as they were', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(readParts(partsText(parts as unknown as Parameters<typeof partsText>[0]))).toEqual(parts);
      }),
    );
  });

  test('postings read back as they were, names that nobody listed too', () => {
    const posting = fc.record({
      kind: fc.constantFrom('HOLD', 'CAPTURE', 'EARN'),
      points: fc.integer(),
      lastDay: fc.option(fc.constant('2027-11-21')),
      parts: fc.array(part),
      purpose: fc.record({ kind: fc.constant('PAYMENT'), orderId: fc.string() }),
      somethingNew: fc.record({ deeper: fc.array(fc.integer()) }),
    });
    fc.assert(
      fc.property(fc.array(posting), (postings) => {
        expect(lengthen(shorten(postings))).toEqual(postings);
      }),
    );
  });

  test('counters keep the names they count by', () => {
    const counted = { counters: { 'spend:2026': 350_000, 'reward:k': 1 }, orderAt: 1_795_252_517_000 };
    expect(lengthen(shorten(counted))).toEqual(counted);
  });

  test('a field that could be mistaken for a code, or that the text would lose, is a bug', () => {
    expect(() => shorten({ zz: 1 })).toThrow('kept for codes');
    const rich = { lot: '1.0', points: 1, availableAt: 1, lastDay: null, source: 'x' };
    expect(() => partsText([rich] as unknown as Parameters<typeof partsText>[0])).toThrow('would be lost');
  });
});
