import type { StaffId } from '@quaylai/shared/words/ids';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Programme } from '../ledger/programme.ts';
import type { Correction } from './corrections.ts';
import { memberOfPerson } from './members.ts';
import type { Registry } from './registry.ts';
import { listStaff } from './staff.ts';

type Registers = Pick<Registry, 'table' | 'keys'>;

/** How long a lonely owner waits before their own word is enough (decisions 17). */
const aloneAfterMs = 10 * 60_000;
const staffPageMax = 50;
const pagesMax = 20;

/** Whether some other owner could agree to it: works here, did not ask for it, and they are not their points (I11). */
async function hasSecondApprover(registry: Registers, programme: Programme, correction: Correction): Promise<boolean> {
  let after: StaffId | null = null;
  for (let page = 0; page < pagesMax; page++) {
    const { staff, next } = await listStaff(registry, programme, { limit: staffPageMax, after });
    for (const one of staff) {
      if (!one.active || one.role !== 'owner' || one.staffId === correction.requestedBy) continue;
      if ((await memberOfPerson(registry.table, programme, one.person)) !== correction.member) return true;
    }
    if (next === null) return false;
    after = next;
  }
  return true;
}

/** From when on this owner may confirm their own correction alone; null while somebody else could agree to it. */
export async function aloneFrom(
  registry: Registers,
  programme: Programme,
  correction: Correction,
  staff: { readonly staffId: StaffId; readonly role: string },
): Promise<Instant | null> {
  if (staff.role !== 'owner' || correction.state !== 'OPEN' || correction.requestedBy !== staff.staffId) return null;
  if (await hasSecondApprover(registry, programme, correction)) return null;
  return instant(correction.requestedAt + aloneAfterMs);
}
