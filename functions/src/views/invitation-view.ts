import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Invitation } from '../records/invitations.ts';

type InvitationView = ReplyOf<Routes['GET /v1/admin/staff/invitations']>['items'][number];

export function invitationView(invitation: Invitation): InvitationView {
  const { invitationId, label, state, acceptedBy, expiresAt, role, branchIds } = invitation;
  return {
    invitationId,
    label,
    state,
    acceptedBy: acceptedBy?.name ?? null,
    expiresAt: formatInstant(expiresAt),
    role,
    branchIds: [...branchIds],
  };
}
