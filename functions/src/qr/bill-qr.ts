import type { BranchId, StaffId } from '@quaylai/shared/words/ids';
import { type Dong, dong } from '@quaylai/shared/words/money';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { numberField, readFields, readInstantField, readNumberField, stillValid } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/** How long an unclaimed bill waits for its customer (E22). */
export const billQrMs = 24 * 60 * 60_000;

/** A bill that whoever holds the paper may claim once (E22, decisions 15). */
export interface BillQr {
  /** The order's natural name at the counter: a second claim by anyone, or typing the bill, finds it taken. */
  readonly orderId: string;
  readonly amount: Dong;
  readonly branch: BranchId;
  readonly issuer: StaffId;
  /** When the bill was made: the business time of the earn. */
  readonly issuedAt: Instant;
}

export function issueBillQr(seal: QrSeal, bill: BillQr): string {
  const { amount, branch, issuer, issuedAt } = bill;
  const orderId = Buffer.from(bill.orderId).toString('base64url');
  return sealFields(seal, 'bill', [orderId, numberField(amount), branch, issuer, numberField(issuedAt)]);
}

export const billExpiry = (bill: Pick<BillQr, 'issuedAt'>): Instant => instant(bill.issuedAt + billQrMs);

/** Problems: QR_INVALID, QR_EXPIRED. */
export function readBillQr(
  seal: QrSeal,
  token: string,
  now: Instant,
): Result<BillQr & { readonly expiresAt: Instant }, Problem> {
  const read = readFields(seal, 'bill', token, ['orderId', 'amount', 'branch', 'issuer', 'issuedAt']);
  if (!read.ok) return read;
  const bill: BillQr = {
    orderId: Buffer.from(read.value.orderId, 'base64url').toString(),
    amount: dong(readNumberField(read.value.amount)),
    branch: read.value.branch as BranchId,
    issuer: read.value.issuer as StaffId,
    issuedAt: readInstantField(read.value.issuedAt),
  };
  return stillValid({ ...bill, expiresAt: billExpiry(bill) }, now);
}
