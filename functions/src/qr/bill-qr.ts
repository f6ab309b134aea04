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
  /** The natural key of the claim: a second one by anyone finds it taken. */
  readonly billId: string;
  readonly amount: Dong;
  readonly branch: BranchId;
  readonly issuer: StaffId;
  /** When the bill was made: the business time of the earn. */
  readonly issuedAt: Instant;
}

export function issueBillQr(seal: QrSeal, bill: BillQr): string {
  const { billId, amount, branch, issuer, issuedAt } = bill;
  return sealFields(seal, 'bill', [billId, numberField(amount), branch, issuer, numberField(issuedAt)]);
}

export const billExpiry = (bill: Pick<BillQr, 'issuedAt'>): Instant => instant(bill.issuedAt + billQrMs);

/** Problems: QR_INVALID, QR_EXPIRED. */
export function readBillQr(
  seal: QrSeal,
  token: string,
  now: Instant,
): Result<BillQr & { readonly expiresAt: Instant }, Problem> {
  const read = readFields(seal, 'bill', token, ['billId', 'amount', 'branch', 'issuer', 'issuedAt']);
  if (!read.ok) return read;
  const bill: BillQr = {
    billId: read.value.billId,
    amount: dong(readNumberField(read.value.amount)),
    branch: read.value.branch as BranchId,
    issuer: read.value.issuer as StaffId,
    issuedAt: readInstantField(read.value.issuedAt),
  };
  return stillValid({ ...bill, expiresAt: billExpiry(bill) }, now);
}
