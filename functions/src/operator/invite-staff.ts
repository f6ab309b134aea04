import type { StaffRole } from '@quaylai/shared/api/route';
import type { BranchId, InvitationId, ProgrammeId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { commit } from '../ledger/commit.ts';
import { provenProgramme } from '../ledger/programme.ts';
import { deepLink } from '../qr/deep-link.ts';
import { issueInvitationQr } from '../qr/invitation-qr.ts';
import { listBranches } from '../records/branches.ts';
import { planInvitation } from '../records/invitations.ts';
import { findProgramme } from '../records/programmes.ts';
import type { Registry } from '../records/registry.ts';

export interface WantedStaff {
  readonly programme: ProgrammeId;
  readonly role: StaffRole;
  /** None: every branch, for owners. */
  readonly branchIds: readonly BranchId[];
  readonly label: string;
}

export interface Invited {
  readonly invitationId: InvitationId;
  /** Opens in Zalo; whoever opens it still waits for the owner to confirm that it is them. */
  readonly link: string;
  readonly expiresAt: number;
}

/** As the owner's own invitation. Problems: NOT_FOUND (no such programme, or branch of it), BUSY. */
export async function inviteStaff(registry: Registry, wanted: WantedStaff): Promise<Result<Invited, Problem>> {
  const programme = provenProgramme(wanted.programme, 'OPERATOR');
  const record = await findProgramme(registry, programme);
  if (record === null) return refuse({ code: 'NOT_FOUND' });
  const { role, branchIds, label } = wanted;
  const known = new Set((await listBranches(registry.table, programme)).map(({ branchId }) => branchId));
  if (!branchIds.every((id) => known.has(id))) return refuse({ code: 'NOT_FOUND' });
  const made = await commit(registry, () => planInvitation(registry, programme, { role, branchIds, label }));
  if (!made.ok) return made;
  const { invitationId, expiresAt } = made.value;
  const token = issueInvitationQr({ keys: registry.keys, programme }, invitationId);
  return ok({ invitationId, expiresAt, link: deepLink(record.miniAppId, token) });
}
