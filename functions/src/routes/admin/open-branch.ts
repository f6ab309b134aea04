import { refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { branchesMax, listBranches, planNewBranch } from '../../records/branches.ts';
import { branchView } from '../../views/branch-view.ts';
import { recordOnce } from './record-once.ts';
import { branchesFull } from './words/admin-sentences.ts';

/** A new branch. Problems: INVALID_REQUEST (as many as there may be), IDEMPOTENCY_KEY_REUSED, BUSY. */
export const openBranch: Handler<'POST /v1/admin/branches', Context> = (request, caller, context) => {
  const { programme } = caller;
  const plan = async () => {
    // One more than are listed would open and never be seen.
    const isFull = (await listBranches(context.table, programme)).length >= branchesMax;
    if (isFull) return refuse({ code: 'INVALID_REQUEST', fields: { name: branchesFull(branchesMax) } } as const);
    return planNewBranch(context, programme, request.body);
  };
  return recordOnce(request, caller, context, plan, branchView);
};
