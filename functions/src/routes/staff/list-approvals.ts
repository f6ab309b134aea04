import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listWaiting } from '../../records/approvals.ts';
import { approvalViews } from '../../views/approval-view.ts';
import { theirBranch } from './their-branch.ts';

/** What waits for a decision at a branch, soonest to lapse first. Problems: NOT_FOUND. */
export const listApprovals: Handler<'GET /v1/staff/approvals', Context> = async ({ query }, caller, context) => {
  const page = { limit: query.limit, cursor: query.cursor ?? null, now: context.clock() };
  const [branch, { redemptions, next }] = await Promise.all([
    theirBranch(caller, query.branchId, context),
    listWaiting(context.table, caller.programme, query.branchId, page),
  ]);
  if (!branch.ok) return branch;
  return ok({ reply: { items: await approvalViews(context, caller.programme, redemptions), next } });
};
