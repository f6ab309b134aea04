import type { InvitationId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { readFields } from './fields.ts';
import { type QrSeal, sealFields } from './seal.ts';

/** An invitation to work here. The seal is its secret; its life and its one use stand on the server's record. */
export function issueInvitationQr(seal: QrSeal, invitation: InvitationId): string {
  return sealFields(seal, 'invitation', [invitation]);
}

/** Problems: QR_INVALID. */
export function readInvitationQr(
  seal: QrSeal,
  token: string,
): Result<{ readonly invitation: InvitationId }, Problem<'QR_INVALID'>> {
  const read = readFields(seal, 'invitation', token, ['invitation']);
  return read.ok ? ok({ invitation: read.value.invitation as InvitationId }) : read;
}
