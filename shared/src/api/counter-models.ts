import * as z from 'zod/mini';
import { tierLooks } from '../programme/tier-rule.ts';
import type { BranchId, HoldId, MemberId, RedemptionId } from '../words/ids.ts';
import {
  dongAmount,
  dongTotal,
  foreignId,
  idOf,
  instantText,
  pointAmount,
  pointTotal,
  scanned,
  text,
} from './fields.ts';
import { memberCard } from './member-models.ts';

/** A line typed or scanned at the till; a bill without lines is one line of its whole amount. */
const billLine = z.strictObject({
  sku: z.nullable(text(64)),
  category: z.nullable(text(64)),
  quantity: z.int().check(z.gte(1), z.lte(10_000)),
  unitPriceDong: dongAmount(),
  discountDong: dongAmount(),
});

/** What the cashier asks: this member, this bill, this many points. */
export const billInput = z.strictObject({
  memberId: idOf<MemberId>(),
  branchId: idOf<BranchId>(),
  amountDong: dongAmount(1),
  /** Empty when only the amount was typed; otherwise the lines sum to the amount after discounts. */
  lines: z.array(billLine).check(z.maxLength(200)),
  billNumber: z.nullable(foreignId),
  pointsUsed: pointAmount(),
  /** From scanning the member's QR: proves that the customer stood here; needed to spend points. */
  visit: z.nullable(scanned),
  /** Vouchers shown at this counter, scanned or typed, or presented in the app, within ten minutes (C7). */
  vouchers: z._default(z.array(idOf<RedemptionId>()).check(z.maxLength(5)), []),
});
export type BillInput = z.output<typeof billInput>;

/**
 * A bill that was written down while there was no network: nobody saw what it would give, so it spends nothing. Its time
 * decides rule, tier and campaign (C1.7, E25).
 */
export const lateBill = z.strictObject({
  memberId: idOf<MemberId>(),
  branchId: idOf<BranchId>(),
  amountDong: dongAmount(1),
  billNumber: z.nullable(foreignId),
  soldAt: instantText,
});

/** What comes off the typed amount before points pay: the tier's discount, then each voucher (decisions 11). */
const takenOff = {
  tierDiscountDong: dongAmount(),
  vouchers: z.array(
    z.strictObject({ redemptionId: idOf<RedemptionId>(), rewardName: z.string(), offDong: dongAmount() }),
  ),
};

/** The tier's name and look after this bill, when it rises. */
const reached = { tierReached: z.nullable(z.string()), lookReached: z.nullable(z.enum(tierLooks)) };

/** What will be posted, to the point; `hash` is what confirming carries back (decisions 16). */
export const preview = z.strictObject({
  member: memberCard,
  grossDong: dongAmount(),
  eligibleDong: dongAmount(),
  multiplierPercent: z.int(),
  pointsUsed: pointAmount(),
  pointsUsableMax: pointAmount(),
  pointsEarned: pointAmount(),
  ...takenOff,
  payDong: dongAmount(),
  /** The bonus among the points, by campaign; less than was due when a budget or a limit was reached (C01). */
  campaigns: z.array(z.strictObject({ name: z.string(), duePoints: pointAmount(), points: pointAmount() })),
  ...reached,
  hash: z.string(),
});

export const receipt = z.strictObject({
  orderId: z.string(),
  entrySeq: z.int(),
  pointsUsed: pointAmount(),
  pointsEarned: pointAmount(),
  ...takenOff,
  payDong: dongAmount(),
  available: pointTotal(),
  ...reached,
  at: instantText,
});

export const holdView = z.strictObject({
  holdId: idOf<HoldId>(),
  state: z.enum(['HELD', 'CAPTURED', 'VOIDED', 'EXPIRED']),
  points: pointAmount(),
  captured: pointAmount(),
  released: pointAmount(),
  available: pointTotal(),
  expiresAt: instantText,
});
export type HoldView = z.output<typeof holdView>;

/** One day's facts, for one branch or for all. */
export const dayTotals = z.strictObject({
  day: z.string(),
  branchId: z.nullable(idOf<BranchId>()),
  orders: z.int(),
  spendDong: dongTotal(),
  pointsEarned: pointTotal(),
  pointsSpent: pointTotal(),
  membersJoined: z.int(),
  redemptions: z.int(),
});
export type DayTotals = z.output<typeof dayTotals>;
