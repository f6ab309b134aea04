import type { BranchId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { StaffCaller } from '../../http/handler.ts';
import type { Programme } from '../../ledger/programme.ts';
import { type Branch, findBranch } from '../../records/branches.ts';

/** Owners work everywhere, others where they are assigned; an owner's list is empty. */
export function worksAt({ role, branchIds }: StaffCaller, branch: BranchId): boolean {
  return role === 'owner' || branchIds.includes(branch);
}

/**
 * The branch that a request is about, if it is open and theirs. A branch that is not theirs does not exist for them:
 * 404, never 403 (S04). Problems: NOT_FOUND.
 */
export async function theirBranch(
  caller: { readonly programme: Programme; readonly staff: StaffCaller },
  id: BranchId,
  { table }: Pick<Context, 'table'>,
): Promise<Result<Branch, Problem<'NOT_FOUND'>>> {
  if (!worksAt(caller.staff, id)) return refuse({ code: 'NOT_FOUND' });
  const found = await findBranch(table, caller.programme, id);
  return found.ok && !found.value.active ? refuse({ code: 'NOT_FOUND' }) : found;
}
