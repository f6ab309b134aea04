import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { deepLink } from '../../qr/deep-link.ts';
import { issueInvitationQr } from '../../qr/invitation-qr.ts';
import { findInvitation, planInvitation } from '../../records/invitations.ts';
import { invitationView } from '../../views/invitation-view.ts';
import { placeIsFaulty } from './position-fault.ts';
import { recordOnce } from './record-once.ts';

/**
 * An invitation to work here, as a QR or a link: whoever opens it still waits for the owner to confirm that it is them.
 * Problems: INVALID_REQUEST, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const inviteStaff: Handler<'POST /v1/admin/staff/invitations', Context> = async (request, caller, context) => {
  const { programme } = caller;
  const fields = await placeIsFaulty(context, programme, request.body);
  if (fields !== null) return refuse({ code: 'INVALID_REQUEST', fields });
  const made = await recordOnce(
    request,
    caller,
    context,
    () => planInvitation(context, programme, request.body),
    ({ invitationId }) => ({ invitationId }),
  );
  if (!made.ok) return made;
  const { invitationId } = made.value.kept;
  const invitation = await findInvitation(context, programme, invitationId);
  if (invitation === null) throw new Error('an invitation without its record');
  const { miniAppId } = await context.directory.programme(programme);
  const content = deepLink(miniAppId, issueInvitationQr({ key: context.keys.qrKey, programme }, invitationId));
  return ok({ reply: { ...invitationView(invitation), content }, replayed: made.value.replayed });
};
