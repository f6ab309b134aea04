import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { numberField, readFields, readInstantField, stillValid } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/** A screenshot older than this is worth nothing (S08, TH8). */
export const memberQrMs = 60_000;
export const nonceBytes = 9;

export interface MemberQr {
  readonly member: MemberId;
  /** Used once at the till: whoever scans records it first. */
  readonly nonce: string;
  readonly expiresAt: Instant;
}

/** `nonce` is `nonceBytes` random bytes. */
export function issueMemberQr(seal: QrSeal, member: MemberId, nonce: Uint8Array, now: Instant): [string, MemberQr] {
  const qr = { member, nonce: Buffer.from(nonce).toString('base64url'), expiresAt: instant(now + memberQrMs) };
  return [sealFields(seal, 'member', [qr.member, qr.nonce, numberField(qr.expiresAt)]), qr];
}

/** Problems: QR_INVALID, QR_EXPIRED. */
export function readMemberQr(seal: QrSeal, token: string, now: Instant): Result<MemberQr, Problem> {
  const read = readFields(seal, 'member', token, ['member', 'nonce', 'expiresAt']);
  if (!read.ok) return read;
  const { member, nonce, expiresAt } = read.value;
  return stillValid({ member: member as MemberId, nonce, expiresAt: readInstantField(expiresAt) }, now);
}
