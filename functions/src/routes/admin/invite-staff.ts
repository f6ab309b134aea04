import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { deepLink } from '../../qr/deep-link.ts';
import { issueInvitationQr } from '../../qr/invitation-qr.ts';
import { planInvitation } from '../../records/invitations.ts';
import { invitationView } from '../../views/invitation-view.ts';
import { positionFaults } from './position-faults.ts';
import { recordOnce } from './record-once.ts';

/**
 * An invitation to work here, as a QR or a link: whoever opens it still waits for the owner to confirm that it is them.
 * Problems: INVALID_REQUEST, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const inviteStaff: Handler<'POST /v1/admin/staff/invitations', Context> = async (request, caller, context) => {
  const { programme } = caller;
  const plan = async () => {
    const fields = await positionFaults(context, programme, request.body);
    return fields === null
      ? planInvitation(context, programme, request.body)
      : refuse({ code: 'INVALID_REQUEST', fields } as const);
  };
  const made = await recordOnce(request, caller, context, plan, invitationView);
  if (!made.ok) return made;
  const { reply, replayed } = made.value;
  // The seal is made from the id each time: what is remembered of the request could open nothing.
  const { miniAppId } = await context.directory.programme(programme);
  const token = issueInvitationQr({ keys: context.keys, programme }, reply.invitationId);
  return ok({ reply: { ...reply, content: deepLink(miniAppId, token) }, replayed });
};
