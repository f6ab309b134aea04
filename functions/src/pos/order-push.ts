import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { type IntegrationId, idPattern } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';

/** The header that says whose secret signed: looked up first, believed only after the signature holds. */
export const integrationHeader = 'x-loyalty-integration';
/** `t=<unix seconds>,v1=<hex HMAC-SHA256(t + "." + raw body)>` (pos-formats.md E7). */
export const signatureHeader = 'x-loyalty-signature';

/** How far the sender's clock may be from ours, either way (TH11). */
export const signatureAgeMsMax = 5 * 60 * 1000;
/** A sender that rotates its secret may sign with the old and the new one. */
const signaturesMax = 2;
const headerLengthMax = 300;

/** As it was given out, or made ready to be signed with often: that is six times the work of one signature. */
export type TillSecret = string | KeyObject;

export interface SignedPush {
  readonly signature: string | undefined;
  /** The bytes as they came: a body parsed and written again is another body. */
  readonly body: Uint8Array;
}

/** Which integration a request says it is; null when it names none. */
export function claimedIntegration(header: string | undefined): IntegrationId | null {
  return header !== undefined && idPattern.test(header) ? (header as IntegrationId) : null;
}

/**
 * Whether one of the integration's active secrets signed exactly these bytes within the last five minutes (TH11).
 * Compares in constant time, and always against every secret, so that timing tells nothing.
 */
export function isSigned(push: SignedPush, secrets: readonly TillSecret[], now: Instant): boolean {
  const claim = readSignature(push.signature);
  if (claim === null || Math.abs(now - claim.unixSeconds * 1000) > signatureAgeMsMax) return false;
  let matches = 0;
  for (const secret of secrets) {
    const expected = signatureOf(claim.unixSeconds, push.body, secret);
    for (const given of claim.signatures) matches += timingSafeEqual(given, expected) ? 1 : 0;
  }
  return matches > 0;
}

/** The header's value for a body: what a sender computes. */
export function signPush(body: Uint8Array, secret: string, now: Instant): string {
  const unixSeconds = Math.floor(now / 1000);
  return `t=${unixSeconds},v1=${signatureOf(unixSeconds, body, secret).toString('hex')}`;
}

function signatureOf(unixSeconds: number, body: Uint8Array, secret: TillSecret): Buffer {
  return createHmac('sha256', secret).update(`${unixSeconds}.`).update(body).digest();
}

function readSignature(header: string | undefined): { unixSeconds: number; signatures: readonly Buffer[] } | null {
  if (header === undefined || header.length > headerLengthMax) return null;
  const parts = header.split(',').map((part) => part.trim());
  const times = parts.flatMap((part) => /^t=(\d{1,12})$/.exec(part)?.[1] ?? []);
  const signatures = parts.flatMap((part) => /^v1=([0-9a-f]{64})$/.exec(part)?.[1] ?? []);
  const isWhole = times.length === 1 && signatures.length >= 1 && signatures.length <= signaturesMax;
  if (!isWhole || parts.length !== times.length + signatures.length) return null;
  return { unixSeconds: Number(times[0]), signatures: signatures.map((hex) => Buffer.from(hex, 'hex')) };
}
