import { type Role, type Route, staffRoles } from '@quaylai/shared/api/route';
import type { DesktopId, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { EnvironmentKeys } from '../cloud/secrets.ts';
import { type Programme, provenProgramme } from '../ledger/programme.ts';
import type { StaffRecord } from '../records/staff.ts';
import type { Caller } from './handler.ts';
import type { RawRequest } from './raw-request.ts';
import { openZaloId } from './sealed-zalo-id.ts';
import { readSession } from './session.ts';

/** What proving a session takes from its surroundings. */
export interface SessionProof {
  readonly clock: () => Instant;
  readonly keys: Pick<EnvironmentKeys, 'sessionKey' | 'sessionKeys' | 'dataKeys'>;
  /** The server's own record, at most 60 s old. */
  readonly staffOf: (programme: Programme, staff: StaffId) => Promise<StaffRecord | null>;
  /** Whether a desktop's session goes on; at most 60 s old. */
  readonly isDesktopOpen: (programme: Programme, desktop: DesktopId) => Promise<boolean>;
}

const bearerPattern = /^Bearer ([A-Za-z0-9_.-]{1,2048})$/;

/**
 * Problems: UNAUTHENTICATED, SESSION_EXPIRED, FORBIDDEN (a desktop at a customer's route). A dismissed person's session
 * counts as expired where staff work (S03).
 */
export async function proveSession(
  raw: RawRequest,
  route: Route,
  { clock, keys, staffOf, isDesktopOpen }: SessionProof,
): Promise<Result<Caller, Problem>> {
  const token = bearerPattern.exec(raw.headers['authorization'] ?? '')?.[1];
  if (token === undefined) return refuse({ code: 'UNAUTHENTICATED' });
  const now = clock();
  const session = await readSession((await keys.sessionKeys?.(now)) ?? [keys.sessionKey], token, now);
  if (!session.ok) return session;
  const { person, member, staff: staffId, sealedZaloId, desktop, ...claims } = session.value;
  const programme = provenProgramme(claims.programme, 'SESSION');
  const zaloId = sealedZaloId === undefined ? {} : { zaloId: openZaloId(keys, programme, sealedZaloId) };
  if (desktop !== undefined) {
    // The owner's console: never anybody's own card and points.
    if (route.audience === 'customer') return refuse({ code: 'FORBIDDEN' });
    if (!(await isDesktopOpen(programme, desktop))) return refuse({ code: 'SESSION_EXPIRED' });
  }
  const marks = { ...zaloId, ...(desktop === undefined ? {} : { desktop }) };
  const caller = { programme, person, member, staff: null, integration: null, ...marks };
  if (staffId === null || !route.roles.some(isStaffRole)) return ok(caller);
  const record = await staffOf(programme, staffId);
  if (record === null || !record.active) return refuse({ code: 'SESSION_EXPIRED' });
  const { role, branchIds, name } = record;
  return ok({ ...caller, staff: { staffId, role, branchIds, name } });
}

const isStaffRole = (role: Role): boolean => (staffRoles as readonly Role[]).includes(role);
