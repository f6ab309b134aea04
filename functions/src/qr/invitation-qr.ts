import type { InvitationId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { readFields } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

export const invitationSecretBytes = 16;

/** An invitation to work here. Its life and its one use stand on the server's record, which keeps only a hash of the secret. */
export interface InvitationQr {
  readonly invitation: InvitationId;
  readonly secret: string;
}

/** `secret` is `invitationSecretBytes` random bytes. */
export function issueInvitationQr(seal: QrSeal, invitation: InvitationId, secret: Uint8Array): [string, InvitationQr] {
  const qr = { invitation, secret: Buffer.from(secret).toString('base64url') };
  return [sealFields(seal, 'invitation', [qr.invitation, qr.secret]), qr];
}

/** Problems: QR_INVALID. */
export function readInvitationQr(seal: QrSeal, token: string): Result<InvitationQr, Problem> {
  const read = readFields(seal, 'invitation', token, ['invitation', 'secret']);
  if (!read.ok) return read;
  return ok({ invitation: read.value.invitation as InvitationId, secret: read.value.secret });
}
