import type { Session } from '@quaylai/shared/api/customer/session';
import type { DesktopId, MemberId, PersonHash } from '@quaylai/shared/words/ids';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import { sealZaloId } from '../../http/sealed-zalo-id.ts';
import { issueSession } from '../../http/session.ts';
import type { Programme } from '../../ledger/programme.ts';
import { listBranches } from '../../records/branches.ts';
import { findStaff, type StaffRecord, staffIdOf } from '../../records/staff.ts';
import { branchView } from '../../views/branch-view.ts';
import { programmeView } from '../../views/programme-view.ts';

export interface SignedIn {
  readonly person: PersonHash;
  readonly member: MemberId | null;
  /** As Zalo said it; sealed into the session until the person has joined. */
  readonly zaloId: string | null;
  /** A desktop that the owner's phone signed in: its session began with the owner's word, however late it is fetched. */
  readonly desktop?: { readonly id: DesktopId; readonly since: Instant };
}

/** A session for somebody whom Zalo, or an earlier session, has just proven. */
export async function sessionReply(
  context: Context,
  programme: Programme,
  { person, member, zaloId, desktop }: SignedIn,
): Promise<Session> {
  const [found, record, rules] = await Promise.all([
    findStaff(context, programme, staffIdOf(person)),
    context.directory.programme(programme),
    context.directory.rules(programme),
  ]);
  const staff = found?.active === true ? found : null;
  const sealed = member === null && zaloId !== null ? { sealedZaloId: sealZaloId(context, programme, zaloId) } : {};
  const marks = { ...sealed, ...(desktop === undefined ? {} : { desktop: desktop.id }) };
  const claims = { programme: programme.id, person, member, staff: staff?.staffId ?? null, ...marks };
  const { keys, clock } = context;
  const now = desktop?.since ?? clock();
  const { token, expiresAt } = await issueSession((await keys.sessionKeys?.(now)) ?? [keys.sessionKey], claims, now);
  return {
    token,
    expiresAt: formatInstant(expiresAt),
    programme: programmeView(record, rules.document),
    isMember: member !== null,
    staff: staff === null ? null : { role: staff.role, branches: await branchesOf(context, programme, staff) },
  };
}

/** The open branches where somebody works; an empty list on their record means all of them. */
async function branchesOf(context: Context, programme: Programme, { branchIds }: StaffRecord) {
  const branches = await listBranches(context.table, programme);
  const works = branches.filter(
    ({ active, branchId }) => active && (branchIds.length === 0 || branchIds.includes(branchId)),
  );
  return works.map(branchView);
}
