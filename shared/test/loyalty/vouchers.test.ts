import { describe, expect, it } from 'vitest';
import { lineNets, payableByPoints } from '../../src/loyalty/eligible.ts';
import type { Order } from '../../src/loyalty/order.ts';
import { decideOrder } from '../../src/loyalty/order-completed.ts';
import { paymentRange } from '../../src/loyalty/payment.ts';
import type { Capture } from '../../src/loyalty/posting.ts';
import { decideGiveBack, decideRedeem } from '../../src/loyalty/redeem.ts';
import { isVoucherLive, lastDayAfterCancel } from '../../src/loyalty/voucher-life.ts';
import { pointPrice, quoteVouchers, tierOrderDiscount, type VoucherTerms } from '../../src/loyalty/voucher-quote.ts';
import {
  at,
  bill,
  complete,
  day,
  dong,
  earned,
  k0,
  memberWith,
  newMember,
  payNow,
  points,
  problem,
  rewardId,
  rulesV3,
  value,
} from './k0.ts';

const now = at('2026-11-21 10:00');

function voucher(parts: Partial<VoucherTerms> & Pick<VoucherTerms, 'benefit'>): VoucherTerms {
  return { code: 'v1', minimum: dong(0), skus: [], categories: [], priority: 0, exclusive: false, ...parts };
}

const fixed = (amount: number) => ({ kind: 'FIXED', dong: dong(amount) }) as const;
const percent = (off: number, max: number | null = null) =>
  ({ kind: 'PERCENT', percent: off, max: max === null ? null : dong(max) }) as const;

function discounted(order: Order, ...vouchers: VoucherTerms[]): Order {
  return { ...order, voucherDiscounts: value(quoteVouchers(order, vouchers)).lines };
}

describe('vouchers on orders (C7)', () => {
  it('V04 · a last day of 24/12 takes 23:59:59 and refuses 25/12 00:00:00', () => {
    const live = (time: string) => isVoucherLive(day('2026-12-01'), day('2026-12-24'), at(time));
    expect([live('2026-12-24 23:59:59'), live('2026-12-25 00:00:00')]).toEqual([true, false]);
    expect([live('2026-11-30 23:59:59'), live('2026-12-01 00:00:00')]).toEqual([false, true]);
  });

  it('V05 · a base of 199.000đ is 1.000đ short of 200.000đ', () => {
    const asked = voucher({ benefit: fixed(50_000), minimum: dong(200_000) });
    expect(problem(quoteVouchers(bill(199_000), [asked]))).toEqual({ code: 'VOUCHER_MINIMUM', short: 1_000 });
    expect(quoteVouchers(bill(200_000), [asked]).ok).toBe(true);
  });

  it('V06 · 10 % up to 50.000đ: 620.000đ gives 50.000đ, 335.000đ gives 33.500đ', () => {
    const off = (amount: number) =>
      value(quoteVouchers(bill(amount), [voucher({ benefit: percent(10, 50_000) })])).each[0]?.off;
    expect([off(620_000), off(335_000), off(335_009)]).toEqual([50_000, 33_500, 33_500]);
  });

  it('V07 · 300.000đ less 10 %: ceiling 135, and with 135 points 135.000đ earn 13', () => {
    const order = discounted(bill(300_000), voucher({ benefit: percent(10) }));
    expect(payableByPoints(lineNets(order, k0))).toBe(270_000);
    expect(paymentRange(memberWith([500, null]), order, k0, now).ceiling).toBe(135);
    const decision = complete(memberWith([500, null]), order, payNow(135));
    expect([decision.arithmetic, earned(decision)]).toMatchObject([{ eligible: 135_000, discounts: 30_000 }, 13]);
  });

  it('V08 · a voucher of a cancelled order lives on, or a week more when its day is past', () => {
    expect(lastDayAfterCancel(day('2026-12-24'), now)).toBe('2026-12-24');
    expect(lastDayAfterCancel(day('2026-11-20'), now)).toBe('2026-11-28');
    expect(lastDayAfterCancel(null, now)).toBeNull();
  });

  it('V11 · 5 % off the point price rounds up: 300 → 285, 99 → 95', () => {
    const [first] = k0.tiers;
    if (first === undefined) throw new Error('K0 has tiers');
    const gold = { ...first, pointPriceDiscountPercent: 5 };
    expect([pointPrice(points(300), gold), pointPrice(points(99), gold)]).toEqual([285, 95]);
    expect(pointPrice(points(99), first)).toBe(99);
  });

  it('V12 · 50.000đ over 120.000đ, 80.000đ and 100.000đ of tobacco: 166.667đ earn 16', () => {
    const order = bill(0, {
      lines: [{ gross: dong(120_000) }, { gross: dong(80_000) }, { gross: dong(100_000), category: 'thuốc lá' }],
    });
    const quote = value(quoteVouchers(order, [voucher({ benefit: fixed(50_000) })]));
    expect(quote.lines.map(({ net }) => net)).toEqual([20_000, 13_333, 16_667]);
    const decision = complete(newMember, { ...order, voucherDiscounts: quote.lines });
    expect([decision.arithmetic, earned(decision)]).toMatchObject([{ eligible: 166_667 }, 16]);
  });

  it('vouchers combine by priority, each on what the earlier left; an exclusive one stands alone', () => {
    const order = bill(200_000);
    const tenth = voucher({ code: 'tenth', benefit: percent(10), priority: 1 });
    const fifty = voucher({ code: 'fifty', benefit: fixed(50_000), priority: 2 });
    const quote = value(quoteVouchers(order, [tenth, fifty]));
    expect(quote.each).toEqual([
      { code: 'fifty', off: 50_000 },
      { code: 'tenth', off: 15_000 },
    ]);
    expect(problem(quoteVouchers(order, [tenth, { ...fifty, exclusive: true }]))).toEqual({ code: 'VOUCHER_ALONE' });
  });

  it('a voucher never takes more than the lines it covers, and a free item is one of its own line', () => {
    const order = bill(0, {
      lines: [
        { gross: dong(40_000), sku: 'tra', quantity: 2 },
        { gross: dong(60_000), sku: 'banh' },
      ],
    });
    const tea = voucher({ benefit: fixed(90_000), skus: ['tra'] });
    expect(value(quoteVouchers(order, [tea])).lines).toEqual([{ lineId: '1', net: 40_000 }]);
    const free = voucher({ benefit: { kind: 'FREE_ITEM', sku: 'tra', quantity: 1 } });
    expect(value(quoteVouchers(order, [free])).lines).toEqual([{ lineId: '1', net: 20_000 }]);
    expect(value(quoteVouchers(order, [voucher({ benefit: { kind: 'GIFT' } })])).lines).toEqual([]);
  });

  it('a tier takes its share off the goods after the order discount, before vouchers (decisions 11)', () => {
    const [first] = k0.tiers;
    if (first === undefined) throw new Error('K0 has tiers');
    const order = bill(200_000, { orderDiscount: 10_001 });
    expect(tierOrderDiscount(order, { ...first, orderDiscountPercent: 5 })).toBe(9_499);
  });

  it('V02 · two a month: the third in November is refused, the first of December allowed', () => {
    const terms = { reward: rewardId('tra-sua'), points: points(10), limitPerMember: null, limitPerMonth: 2 };
    const once = value(decideRedeem(memberWith([100, null]), terms, now));
    const twice = value(decideRedeem(once.account, terms, at('2026-11-30 23:59'))).account;
    expect(problem(decideRedeem(twice, terms, at('2026-11-30 23:59:59')))).toEqual({ code: 'REWARD_LIMIT', limit: 2 });
    expect(decideRedeem(twice, terms, at('2026-12-01 00:00')).ok).toBe(true);
    const { parts } = once.postings[0] as Capture;
    const undone = decideGiveBack(twice, { reward: terms.reward, parts, redeemedAt: now }, at('2026-11-30 23:59'));
    expect(decideRedeem(undone.account, terms, at('2026-11-30 23:59:59')).ok).toBe(true);
  });

  it('E24 · a bill paid by a gift card earns like any other', () => {
    expect(earned(value(decideOrder(newMember, { order: bill(500_000), payment: null }, rulesV3, now)))).toBe(50);
  });
});
