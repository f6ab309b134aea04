import { type Role, type Route, staffRoles } from '@quaylai/shared/api/route';
import type { StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { type Programme, provenProgramme } from '../ledger/programme.ts';
import type { Caller, StaffCaller } from './handler.ts';
import type { RawRequest } from './raw-request.ts';
import { readSession, type SessionKeys } from './session.ts';

/** What proving a session takes from its surroundings. */
export interface SessionProof {
  readonly clock: () => Instant;
  readonly sessionKeys: SessionKeys;
  /** The server's own record, at most 60 s old; null for nobody and for the dismissed (S03). */
  readonly findStaff: (programme: Programme, staff: StaffId) => Promise<StaffCaller | null>;
}

const bearerPattern = /^Bearer ([A-Za-z0-9_.-]{1,2048})$/;

/** Problems: UNAUTHENTICATED, SESSION_EXPIRED. A dismissed person's session counts as expired where staff work. */
export async function proveSession(
  raw: RawRequest,
  route: Route,
  { clock, sessionKeys, findStaff }: SessionProof,
): Promise<Result<Caller, Problem>> {
  const token = bearerPattern.exec(raw.headers['authorization'] ?? '')?.[1];
  if (token === undefined) return refuse({ code: 'UNAUTHENTICATED' });
  const session = await readSession(sessionKeys, token, clock());
  if (!session.ok) return session;
  const claims = session.value;
  const programme = provenProgramme(claims.programme, 'SESSION');
  const caller = { programme, person: claims.person, member: claims.member, staff: null, integration: null };
  if (claims.staff === null || !route.roles.some(isStaffRole)) return ok(caller);
  const staff = await findStaff(programme, claims.staff);
  return staff === null ? refuse({ code: 'SESSION_EXPIRED' }) : ok({ ...caller, staff });
}

const isStaffRole = (role: Role): boolean => (staffRoles as readonly Role[]).includes(role);
