import type { FieldProblems } from '@quaylai/shared/words/problems';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import { listBranches } from '../../records/branches.ts';
import type { Position } from '../../records/staff.ts';
import { branchesNeeded, branchUnknown } from './words/admin-sentences.ts';

/** Owners work everywhere; everybody else at branches that exist. Null when the position is sound. */
export async function positionFaults(
  { table }: Pick<Context, 'table'>,
  programme: Programme,
  { role, branchIds }: Position,
): Promise<FieldProblems | null> {
  if (branchIds.length === 0) return role === 'owner' ? null : { branchIds: branchesNeeded };
  const known = new Set((await listBranches(table, programme)).map(({ branchId }) => branchId));
  return branchIds.every((id) => known.has(id)) ? null : { branchIds: branchUnknown };
}
