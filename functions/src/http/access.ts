import type { Role, Route, StaffRole } from '@quaylai/shared/api/route';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Caller } from './handler.ts';

/** May this caller use this route? Null when so. What a route does not name is denied. */
export function accessProblem(route: Route, caller: Caller): Problem | null {
  if (route.roles.some((role) => holds(caller, role))) return null;
  // Said of routes that any member could call: joining is then what to do, whoever asks.
  return route.roles.includes('member') ? { code: 'NOT_A_MEMBER' } : { code: 'FORBIDDEN' };
}

function holds(caller: Caller, role: Role): boolean {
  switch (role) {
    case 'anyone':
      return true;
    case 'person':
      return caller.person !== null;
    case 'member':
      return caller.member !== null;
    case 'integration':
      return caller.integration !== null;
    case 'zalo':
      return caller.isZalo === true;
    default:
      return caller.staff?.role === (role satisfies StaffRole);
  }
}
