import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planCancellation } from '../../records/invitations.ts';

/** Withdraws an invitation. Problems: NOT_FOUND, INVITATION_CLOSED, BUSY. */
export const cancelInvitation: Handler<'DELETE /v1/admin/staff/invitations/{invitationId}', Context> = async (
  { params },
  { programme },
  context,
) => {
  const cancelled = await commit(context, () => planCancellation(context, programme, params.invitationId));
  return cancelled.ok ? ok({ reply: {} }) : cancelled;
};
