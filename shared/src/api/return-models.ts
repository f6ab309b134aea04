import * as z from 'zod/mini';
import { dongAmount, foreignId, instantText, pointAmount, pointTotal, text } from './fields.ts';
import { memberCard } from './member-models.ts';

/** Ours are longer than those of other systems: branch, person and request. */
const orderId = z.string().check(z.regex(/^[^#\p{C}]{1,200}$/u));

/** Where an order came from and what it is called there: "counter", or a till's integration. */
const orderName = z.strictObject({ source: foreignId, orderId });

/** A posted bill, as staff need it to take goods back. */
export const soldBill = z.strictObject({
  order: orderName,
  /** Null when it was typed without one. */
  billNumber: z.nullable(z.string()),
  branchName: z.nullable(z.string()),
  at: instantText,
  totalDong: dongAmount(),
  pointsUsed: pointAmount(),
  pointsEarned: pointAmount(),
  /** What earlier returns took and gave back. */
  pointsTaken: pointAmount(),
  pointsRestored: pointAmount(),
  cancelled: z.boolean(),
  lines: z.array(
    z.strictObject({
      lineId: z.string(),
      sku: z.nullable(z.string()),
      category: z.nullable(z.string()),
      quantity: z.number(),
      /** After discounts, before points. */
      netDong: dongAmount(),
      /** What of it can still come back. */
      leftDong: dongAmount(),
    }),
  ),
  member: memberCard,
});
export type SoldBill = z.output<typeof soldBill>;

/** What comes back: pieces of lines, or, when only a sum is known, an amount over all that is left. */
export const returnInput = z.strictObject({
  order: orderName,
  lines: z
    .array(z.strictObject({ lineId: text(64), quantity: z.number().check(z.gt(0), z.lte(1_000_000)) }))
    .check(z.maxLength(200)),
  amountDong: z.nullable(dongAmount(1)),
});
export type ReturnInput = z.output<typeof returnInput>;

const figures = {
  returnedDong: dongAmount(),
  /** Points that paid for the goods, given back. */
  pointsRestored: pointAmount(),
  /** Points that the goods had earned, taken back; what is no longer there becomes debt. */
  pointsTaken: pointAmount(),
  /** Money to hand to the customer. */
  cashDong: dongAmount(),
  /** The tier's name afterwards, when it falls. */
  tierAfter: z.nullable(z.string()),
};

/** What will be posted, to the point; `hash` is what confirming carries back (decisions 16). */
export const returnPreview = z.strictObject({
  member: memberCard,
  ...figures,
  availableAfter: pointTotal(),
  debtAfter: pointTotal(),
  hash: z.string(),
});

export const returnReceipt = z.strictObject({
  order: orderName,
  entrySeq: z.int(),
  ...figures,
  available: pointTotal(),
  debt: pointTotal(),
  at: instantText,
});
export type ReturnReceipt = z.output<typeof returnReceipt>;
