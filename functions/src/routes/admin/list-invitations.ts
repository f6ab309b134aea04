import type { InvitationId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listInvitations } from '../../records/invitations.ts';
import { invitationView } from '../../views/invitation-view.ts';

/** Invitations, newest first: who opened which, and what waits for the owner's word. */
export const listAllInvitations: Handler<'GET /v1/admin/staff/invitations', Context> = async (
  { query },
  { programme },
  context,
) => {
  const after = (query.cursor as InvitationId | undefined) ?? null;
  const { invitations, next } = await listInvitations(context, programme, { limit: query.limit, after });
  return ok({ reply: { items: invitations.map(invitationView), next } });
};
