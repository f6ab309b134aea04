import * as z from 'zod/mini';
import { noDong } from '../words/money.ts';
import { dongAmount, text } from './fields.ts';

/** What a voucher takes off a bill (C7). A gift takes nothing off: it is handed over. */
export const voucherBenefit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('FIXED'), dong: dongAmount(1) }),
  /** Of what the lines it covers come to; null is without a cap (V06). */
  z.strictObject({
    kind: z.literal('PERCENT'),
    percent: z.int().check(z.gte(1), z.lte(100)),
    maxDong: z.nullable(dongAmount(1)),
  }),
  z.strictObject({
    kind: z.literal('FREE_ITEM'),
    sku: text(64),
    quantity: z.int().check(z.gte(1), z.lte(1_000)),
  }),
  z.strictObject({ kind: z.literal('GIFT') }),
]);

/** How a voucher meets a bill; frozen on the voucher when it is issued. */
export const voucherTerms = z.strictObject({
  benefit: voucherBenefit,
  /** What the lines it covers must come to, after other discounts (V05). */
  minimumDong: z._default(dongAmount(), noDong),
  /** Lines it covers; both empty cover all but gift cards (V12). */
  skus: z._default(z.array(text(64)).check(z.maxLength(200)), []),
  categories: z._default(z.array(text(64)).check(z.maxLength(100)), []),
  /** Higher goes first when several are used. */
  priority: z._default(z.int().check(z.gte(0), z.lte(1000)), 0),
  /** Not together with any other. */
  exclusive: z._default(z.boolean(), false),
});
export type VoucherTermsView = z.output<typeof voucherTerms>;

/** A plain gift: staff hand it over, no bill changes. */
export const giftTerms: VoucherTermsView = {
  benefit: { kind: 'GIFT' },
  minimumDong: noDong,
  skus: [],
  categories: [],
  priority: 0,
  exclusive: false,
};
