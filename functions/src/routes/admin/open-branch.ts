import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { planNewBranch } from '../../records/branches.ts';
import { branchView } from '../../views/branch-view.ts';
import { recordOnce } from './record-once.ts';

/** A new branch. Problems: IDEMPOTENCY_KEY_REUSED, BUSY. */
export const openBranch: Handler<'POST /v1/admin/branches', Context> = (request, caller, context) =>
  recordOnce(request, caller, context, () => planNewBranch(context, caller.programme, request.body), branchView);
