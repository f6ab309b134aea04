import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { numberField, readFields, readInstantField, stillValid } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/** The picture changes at least this often (C7); the voucher's own state is what makes it single use. */
export const voucherQrMs = 60_000;

export interface VoucherQr {
  readonly member: MemberId;
  readonly redemption: RedemptionId;
  readonly expiresAt: Instant;
}

export function issueVoucherQr(
  seal: QrSeal,
  member: MemberId,
  redemption: RedemptionId,
  now: Instant,
): [string, VoucherQr] {
  const qr = { member, redemption, expiresAt: instant(now + voucherQrMs) };
  return [sealFields(seal, 'voucher', [member, redemption, numberField(qr.expiresAt)]), qr];
}

/** Problems: QR_INVALID, QR_EXPIRED. */
export function readVoucherQr(seal: QrSeal, token: string, now: Instant): Result<VoucherQr, Problem> {
  const read = readFields(seal, 'voucher', token, ['member', 'redemption', 'expiresAt']);
  if (!read.ok) return read;
  const { member, redemption, expiresAt } = read.value;
  const qr = {
    member: member as MemberId,
    redemption: redemption as RedemptionId,
    expiresAt: readInstantField(expiresAt),
  };
  return stillValid(qr, now);
}
