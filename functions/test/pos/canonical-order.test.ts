import { type PushedOrder, pushedOrder } from '@quaylai/shared/api/webhook-routes';
import { type Instant, parseInstant } from '@quaylai/shared/words/vietnam-time';
import { describe, expect, it } from 'vitest';
import { businessTimeOf } from '../../src/pos/business-time.ts';
import { canonicalOrder } from '../../src/pos/canonical-order.ts';

const at = parseInstant('2026-11-21T09:00:00') as Instant;

function pushed(changes: Record<string, unknown> = {}): PushedOrder {
  return pushedOrder.parse({
    kind: 'ORDER',
    source_id: 'HD000123',
    revision: 1,
    business_time: '2026-11-21T09:00:00',
    status: 'COMPLETED',
    paid: true,
    lines: [{ line_id: '1', qty: 1, unit_price: 350000 }],
    total: 350000,
    ...changes,
  });
}
const line = (changes: Record<string, unknown>) => ({ line_id: '1', qty: 1, unit_price: 0, ...changes });
const canonical = (changes: Record<string, unknown>) => canonicalOrder(pushed(changes), 'till', at);

describe('A pushed order becomes the engine’s order', () => {
  it('E26 · 199999.6000 is 200.000đ', () => {
    const answer = canonical({ lines: [line({ unit_price: '199999.6000' })], total: '199999.6000' });
    expect(answer).toMatchObject({ ok: true, value: { lines: [{ gross: 200_000 }] } });
  });

  it.each([
    ['0.345', 100_000, 34_500],
    [0.1, 15, 2],
    [3, '6666.5', 20_000],
    [1.5, 33_333, 50_000],
    [0.000_000_1, 10_000_000, 1],
  ])('multiplies %s × %s before its one rounding: %iđ', (qty, price, gross) => {
    const answer = canonical({ lines: [line({ qty: Number(qty), unit_price: price })], total: gross });
    expect(answer).toMatchObject({ ok: true, value: { lines: [{ gross }] } });
  });

  it('keeps discounts where they are and counts shipping and surcharge as extras', () => {
    const answer = canonical({
      lines: [line({ unit_price: 120_000, line_discount: 5_000 }), line({ line_id: '2', unit_price: '80000.0' })],
      order_discount: 20_000,
      shipping: 30_000,
      surcharge: '1000.5',
      tax: 17_000,
      total: 206_001,
    });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        ref: { source: 'till', orderId: 'HD000123' },
        lines: [{ discount: 5_000 }, { discount: 0 }],
        orderDiscount: 20_000,
        extras: 31_001,
      },
    });
  });

  it('allows the đồng that rounding may cost, and no more', () => {
    const lines = [1, 2, 3].map((id) => line({ line_id: String(id), unit_price: '3333.4' }));
    expect(canonical({ lines, total: 10_000 })).toMatchObject({ ok: true });
    expect(canonical({ lines, total: 10_100 })).toEqual({ ok: false, problem: 'TOTAL_MISMATCH' });
  });

  it.each([
    ['TOTAL_MISMATCH', { total: 340_000 }],
    ['AMOUNT_NEGATIVE', { order_discount: -10_000, total: 360_000 }],
    ['DISCOUNT_OVER_PRICE', { order_discount: 350_001, total: 0 }],
    ['DISCOUNT_OVER_PRICE', { lines: [line({ unit_price: 10, line_discount: 11 })], total: 0 }],
    ['LINE_ID_TWICE', { lines: [line({ unit_price: 175_000 }), line({ unit_price: 175_000 })] }],
    ['AMOUNT_OUT_OF_RANGE', { lines: [line({ qty: 1_000_000, unit_price: 1e9 })], total: 1e11 }],
    [
      'AMOUNT_OUT_OF_RANGE',
      { lines: ['1', '2'].map((id) => line({ line_id: id, unit_price: 9e10 })), order_discount: 8e10, total: 1e11 },
    ],
  ])('keeps for a person what does not add up: %s', (oddity, changes) => {
    expect(canonical(changes)).toEqual({ ok: false, problem: oddity });
  });
});

describe('The till’s clock', () => {
  it.each([
    ['2026-11-21T08:30:00', '2026-11-21T01:30:00Z'],
    ['2026-11-21 08:30:00', '2026-11-21T01:30:00Z'],
    ['2026-11-20T17:30:00Z', '2026-11-20T17:30:00Z'],
    ['2026-11-21T08:30:00+09:00', '2026-11-20T23:30:00Z'],
    ['2026-11-21T09:05:00', '2026-11-21T02:05:00Z'],
  ])('%s is believed', (text, expected) => {
    expect(businessTimeOf(text, at)).toEqual({ at: Date.parse(expected), clockAhead: false });
  });

  it('is not believed more than five minutes ahead of ours: the arrival counts, and it is flagged', () => {
    expect(businessTimeOf('2026-11-21T09:05:01', at)).toEqual({ at, clockAhead: true });
  });

  it('that says no time at all says nothing', () => {
    expect(['', 'hôm qua', '21/11/2026', '2026-13-01T00:00:00'].map((text) => businessTimeOf(text, at))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
