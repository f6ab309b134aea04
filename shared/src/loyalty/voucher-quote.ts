import type { TierRule } from '../programme/tier-rule.ts';
import { type Dong, dong, noDong, sumDong } from '../words/money.ts';
import { type Points, points } from '../words/points.ts';
import type { Problem } from '../words/problems.ts';
import { ok, type Result, refuse } from '../words/result.ts';
import { amountOf, discountedLines } from './eligible.ts';
import type { LineAmount, Order, OrderLine } from './order.ts';
import { ceilingOf, floorOf, ratio } from './ratio.ts';
import { shareOut } from './shares.ts';

/** What a voucher takes off a bill (C7). A gift takes nothing off: it is handed over. */
export type VoucherBenefit =
  | { readonly kind: 'FIXED'; readonly dong: Dong }
  | { readonly kind: 'PERCENT'; readonly percent: number; readonly max: Dong | null }
  | { readonly kind: 'FREE_ITEM'; readonly sku: string; readonly quantity: number }
  | { readonly kind: 'GIFT' };

export interface VoucherTerms {
  readonly code: string;
  readonly benefit: VoucherBenefit;
  /** Base that the lines it covers must reach. */
  readonly minimum: Dong;
  /** Lines it covers; both empty cover all but gift cards. */
  readonly skus: readonly string[];
  readonly categories: readonly string[];
  /** Higher goes first. */
  readonly priority: number;
  /** Not together with any other. */
  readonly exclusive: boolean;
}

/** What one voucher takes off, and all of them together by line. */
export interface VoucherQuote {
  readonly each: readonly { readonly code: string; readonly off: Dong }[];
  readonly lines: readonly LineAmount[];
}

/**
 * What vouchers take off a bill: after line and order discounts, before points, by priority, each on what the earlier
 * ones left of the lines it covers (C7, V06, V07, V12).
 * Problems: VOUCHER_MINIMUM {short} (V05), VOUCHER_ALONE.
 */
export function quoteVouchers(
  order: Order,
  vouchers: readonly VoucherTerms[],
): Result<VoucherQuote, Problem<'VOUCHER_MINIMUM' | 'VOUCHER_ALONE'>> {
  if (vouchers.length > 1 && vouchers.some((voucher) => voucher.exclusive)) return refuse({ code: 'VOUCHER_ALONE' });
  let quote: VoucherQuote = { each: [], lines: [] };
  for (const voucher of vouchers.toSorted((a, b) => b.priority - a.priority || (a.code < b.code ? -1 : 1))) {
    const bases = basesFor(order, voucher, quote.lines);
    const short = voucher.minimum - sumDong(bases.map((base) => base.net));
    if (short > 0) return refuse({ code: 'VOUCHER_MINIMUM', short: dong(short) });
    quote = withVoucher(quote, voucher, bases);
  }
  return ok(quote);
}

type Base = { readonly line: OrderLine; readonly net: Dong };

function basesFor(order: Order, voucher: VoucherTerms, taken: readonly LineAmount[]): readonly Base[] {
  return discountedLines(order)
    .filter(({ line }) => coversLine(voucher, line))
    .map(({ line, net }) => ({ line, net: dong(net - amountOf(taken, line.lineId)) }));
}

function coversLine({ skus, categories }: VoucherTerms, line: OrderLine): boolean {
  if (line.isGiftCard) return false;
  if (skus.length === 0 && categories.length === 0) return true;
  if (line.sku !== null && skus.includes(line.sku)) return true;
  return line.category !== null && categories.includes(line.category);
}

function withVoucher(quote: VoucherQuote, { code, benefit }: VoucherTerms, bases: readonly Base[]): VoucherQuote {
  const covered = benefit.kind === 'FREE_ITEM' ? bases.filter(({ line }) => line.sku === benefit.sku) : bases;
  const off = takenOff(benefit, covered);
  const shares = shareOut(
    off,
    covered.map(({ net }) => net),
  );
  const lines = covered.map(({ line: { lineId } }, place) => ({ lineId, net: shares[place] ?? noDong }));
  return { each: [...quote.each, { code, off }], lines: added(quote.lines, lines) };
}

/** Floors to đồng, never more than the base (V06). */
function takenOff(benefit: VoucherBenefit, covered: readonly Base[]): Dong {
  const base = sumDong(covered.map(({ net }) => net));
  switch (benefit.kind) {
    case 'FIXED':
      return dong(Math.min(benefit.dong, base));
    case 'PERCENT': {
      const off = floorOf(ratio(BigInt(base) * BigInt(benefit.percent), 100n));
      return dong(benefit.max === null ? off : Math.min(off, benefit.max));
    }
    case 'FREE_ITEM':
      return freeOf(covered, benefit.quantity);
    case 'GIFT':
      return noDong;
  }
}

// Weighed goods have quantities with three decimals; thousandths keep them whole.
function freeOf(covered: readonly Base[], quantity: number): Dong {
  const thousandths = (amount: number) => Math.round(amount * 1000);
  let left = thousandths(quantity);
  let off = 0;
  for (const { line, net } of covered) {
    const sold = thousandths(line.quantity);
    const free = Math.min(left, sold);
    if (sold > 0) off += floorOf(ratio(BigInt(net) * BigInt(free), sold));
    left -= free;
  }
  return dong(off);
}

function added(known: readonly LineAmount[], more: readonly LineAmount[]): readonly LineAmount[] {
  const ids = [...new Set([...known, ...more].map(({ lineId }) => lineId))];
  return ids
    .map((lineId) => ({ lineId, net: dong(amountOf(known, lineId) + amountOf(more, lineId)) }))
    .filter(({ net }) => net > 0);
}

/** A tier's discount on an order, to add to the order discount: before vouchers (decisions 11). */
export function tierOrderDiscount(order: Order, { orderDiscountPercent }: TierRule): Dong {
  const goods = discountedLines(order).filter(({ line }) => !line.isGiftCard);
  const base = sumDong(goods.map(({ net }) => net));
  return dong(floorOf(ratio(BigInt(base) * BigInt(orderDiscountPercent), 100n)));
}

/** A reward's price for a tier: ceil(points × (100 − d) / 100) (V11). */
export function pointPrice(price: Points, { pointPriceDiscountPercent }: TierRule): Points {
  return points(ceilingOf(ratio(BigInt(price) * BigInt(100 - pointPriceDiscountPercent), 100n)));
}
