import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planConfirmation } from '../../records/invitations.ts';
import { staffView } from '../../views/staff-view.ts';

/** The owner says it is them: hired. Problems: NOT_FOUND, INVITATION_CLOSED, BUSY. */
export const confirmInvitation: Handler<'POST /v1/admin/staff/invitations/{invitationId}/confirm', Context> = async (
  { params },
  { programme },
  context,
) => {
  const hired = await commit(context, () => planConfirmation(context, programme, params.invitationId));
  return hired.ok ? ok({ reply: staffView(hired.value) }) : hired;
};
