import * as z from 'zod/mini';
import type { BranchId, MemberId, SpendRequestId } from '../words/ids.ts';
import { dongAmount, idOf, instantText, pointAmount, scanned } from './fields.ts';

export const spendStates = ['PENDING_CUSTOMER', 'CONFIRMED', 'REFUSED', 'EXPIRED'] as const;
export type SpendState = (typeof spendStates)[number];

/** What a cashier asks of a customer whose QR cannot be scanned: may this bill be paid with so many points (S08). */
export const spendAsked = z.strictObject({
  branchId: idOf<BranchId>(),
  points: pointAmount(1),
  /** What is to be paid: the ceiling is a share of it. */
  payableDong: dongAmount(1),
});

/** The same facts for both sides (C11): nothing is held or deducted by them. */
export const spendRequestView = z.strictObject({
  requestId: idOf<SpendRequestId>(),
  state: z.enum(spendStates),
  branchName: z.nullable(z.string()),
  staffName: z.nullable(z.string()),
  points: pointAmount(),
  /** What the points pay of the bill. */
  worthDong: dongAmount(),
  payableDong: dongAmount(),
  expiresAt: instantText,
});
export type SpendRequestView = z.output<typeof spendRequestView>;

/**
 * What the cashier sees: once confirmed, the proof that lets one bill use up to the confirmed points; null again after
 * it.
 */
export const spendAnswer = z.extend(spendRequestView, { visit: z.nullable(scanned) });

export const memberSpendParams = z.strictObject({
  memberId: idOf<MemberId>(),
  requestId: idOf<SpendRequestId>(),
});
export const ownSpendParams = z.strictObject({ requestId: idOf<SpendRequestId>() });
