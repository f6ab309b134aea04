import * as z from 'zod/mini';
import type { BranchId, MemberId, RedemptionId, RewardId } from '../words/ids.ts';
import { dateText, idOf, instantText, localDate, pointAmount, text } from './fields.ts';
import { photoName, photoUrl } from './picture-models.ts';
import { giftTerms, voucherTerms } from './voucher-models.ts';

/** Drawn pictures that ship with the Mini App: shown where a reward has no photo, or its photo cannot be loaded. */
export const rewardPictures = ['coffee', 'tea', 'cake', 'cup', 'bag', 'bean', 'discount', 'gift'] as const;
export const rewardKinds = ['VOUCHER', 'COUNTER'] as const;

/** What the owner sets (C7, decisions 12). */
const rewardFields = {
  name: text(80),
  description: z.string().check(z.trim(), z.maxLength(500)),
  picture: z.enum(rewardPictures),
  /** The shop's own, as `confirm` named it; null is without. */
  photo: z._default(z.nullable(photoName), null),
  kind: z.enum(rewardKinds),
  pricePoints: pointAmount(1),
  /** Null is unlimited. */
  stock: z.nullable(z.int().check(z.gte(0), z.lte(1_000_000))),
  /** How many one member may have; null is unlimited. */
  limitPerMember: z.nullable(z.int().check(z.gte(1), z.lte(1_000))),
  /** How many one member may have of one calendar month (V02); null is unlimited. */
  limitPerMonth: z._default(z.nullable(z.int().check(z.gte(1), z.lte(1_000))), null),
  /** When members may redeem it: from the first moment on, before the second (C8); null is without. */
  availableFrom: z._default(z.nullable(instantText), null),
  availableUntil: z._default(z.nullable(instantText), null),
  /** A voucher's life, the day of issue not counted. */
  validDays: z.int().check(z.gte(1), z.lte(730)),
  /** Beyond it no voucher of this reward can be used, whenever it was issued; null is without. */
  lastDay: z._default(z.nullable(localDate), null),
  /** What a voucher takes off a bill; left out it is a gift that staff hand over. */
  voucher: z._default(voucherTerms, giftTerms),
  status: z.enum(['DRAFT', 'ACTIVE', 'PAUSED', 'ENDED']),
};
export const rewardInput = z.strictObject(rewardFields);

/** As the owner sees it; `version` guards an edit against another's. */
export const rewardRecord = z.strictObject({
  rewardId: idOf<RewardId>(),
  version: z.int(),
  /** What is left now; null is unlimited. */
  stockLeft: z.nullable(z.int()),
  photoUrl,
  ...rewardFields,
});

/** As a customer sees it. */
export const rewardView = z.strictObject({
  rewardId: idOf<RewardId>(),
  name: z.string(),
  description: z.string(),
  picture: z.enum(rewardPictures),
  photoUrl,
  kind: z.enum(rewardKinds),
  /** For this member: their tier may take something off (V11). */
  pricePoints: pointAmount(1),
  /** What it costs without a tier's discount. */
  listPricePoints: pointAmount(1),
  stockLeft: z.nullable(z.int()),
  limitPerMember: z.nullable(z.int()),
  /** How many this member has now, for the limit. */
  redeemed: z.int(),
  limitPerMonth: z.nullable(z.int()),
  /** The same of this calendar month (V02). */
  redeemedThisMonth: z.int(),
  /** A reward that opens later is shown, one whose time is over is not. */
  availableFrom: z.nullable(instantText),
  availableUntil: z.nullable(instantText),
  validDays: z.int(),
  /** Null for a counter gift. */
  voucher: z.nullable(voucherTerms),
});
export type RewardView = z.output<typeof rewardView>;

export const redemptionStates = [
  'HELD',
  'ISSUED',
  'RESERVED',
  'REDEEMED',
  'REFUSED',
  'EXPIRED',
  'REVERSED',
  /** Its member was erased (A04). */
  'REVOKED',
] as const;
export type RedemptionState = (typeof redemptionStates)[number];

/** One redemption of a reward: a held counter gift or a voucher, with its moving state. */
export const redemptionView = z.strictObject({
  redemptionId: idOf<RedemptionId>(),
  rewardId: idOf<RewardId>(),
  rewardName: z.string(),
  picture: z.enum(rewardPictures),
  kind: z.enum(rewardKinds),
  points: pointAmount(),
  state: z.enum(redemptionStates),
  /** 12 Crockford characters and a check character; null for counter gifts. */
  code: z.nullable(z.string()),
  /** The last day a voucher can be used. */
  lastDay: z.nullable(dateText),
  /** When a hold or a reservation lapses. */
  expiresAt: z.nullable(instantText),
  createdAt: instantText,
  /** When and where it was used or refused. */
  decidedAt: z.nullable(instantText),
  branchName: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  /** As promised when it was issued; null for a counter gift. */
  voucher: z.nullable(voucherTerms),
});
export type RedemptionView = z.output<typeof redemptionView>;

/** A redemption waiting for staff: name, points and gift are what the person at the counter checks (C11). */
export const approvalView = z.strictObject({
  redemptionId: idOf<RedemptionId>(),
  memberId: idOf<MemberId>(),
  memberName: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  tierName: z.string(),
  rewardName: z.string(),
  picture: z.enum(rewardPictures),
  kind: z.enum(rewardKinds),
  points: pointAmount(),
  branchId: z.nullable(idOf<BranchId>()),
  askedAt: instantText,
  expiresAt: instantText,
  /** A voucher that takes money off goes with its bill (`vouchers`); null for a counter gift. */
  voucher: z.nullable(voucherTerms),
});
export type ApprovalView = z.output<typeof approvalView>;
