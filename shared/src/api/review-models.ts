import * as z from 'zod/mini';
import type { BranchId, MemberId, ReviewId } from '../words/ids.ts';
import { dongMax } from '../words/money.ts';
import { dongAmount, idOf, instantText } from './fields.ts';

/**
 * Why a person judges it: staff rang up their own bill (E23), a member's fourth bill at a branch within 15 minutes, a
 * bill written down without a network that came after three days, a push that could not be done, a return whose order
 * never came (F09).
 */
const reviewKinds = ['OWN_BILL', 'FREQUENT', 'LATE', 'PUSH', 'PARKED'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const reviewView = z.strictObject({
  reviewId: idOf<ReviewId>(),
  kind: z.enum(reviewKinds),
  /** A code that says more: "LINE_UNKNOWN", "OLD", "POINTS_WITHOUT_HOLD" … */
  reason: z.string(),
  /** Null for what a till sent without a branch. */
  branchId: z.nullable(idOf<BranchId>()),
  /** A colleague's name, or null when a till asked. */
  requestedBy: z.nullable(z.string()),
  requestedAt: instantText,
  /** When it happened in the shop: what it is posted with. */
  businessTime: instantText,
  billNumber: z.nullable(z.string()),
  /** As it was sent: below zero when that is what a person has to look at. */
  amountDong: z.nullable(dongAmount(-dongMax)),
  memberId: z.nullable(idOf<MemberId>()),
  memberName: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  state: z.enum(['WAITING', 'APPROVED', 'REJECTED']),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instantText),
  note: z.nullable(z.string()),
});
export type ReviewView = z.output<typeof reviewView>;
