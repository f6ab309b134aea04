import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { readInvitationQr } from '../../qr/invitation-qr.ts';
import { planAcceptance } from '../../records/invitations.ts';
import { scannedToken, sealOf } from './scanned-store.ts';

/** Takes an invitation to work here; the owner confirms that it is them. Problems: QR_INVALID, INVITATION_CLOSED, BUSY. */
export const acceptInvitation: Handler<'POST /v1/me/staff-invitations', Context> = async (
  { body },
  { programme, person },
  context,
) => {
  const token = await scannedToken(context, programme, body.content);
  if (!token.ok) return token;
  const qr = readInvitationQr(sealOf(context, programme), token.value);
  if (!qr.ok) return qr;
  const by = { person, name: body.name };
  const accepted = await commit(context, () => planAcceptance(context, programme, qr.value.invitation, by));
  if (accepted.ok) return ok({ reply: {} });
  return accepted.problem.code === 'NOT_FOUND' ? refuse({ code: 'QR_INVALID' }) : accepted;
};
