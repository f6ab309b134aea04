import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listDecided } from '../../records/approvals.ts';
import { redemptionView } from '../../views/redemption-view.ts';
import { theirBranch } from './their-branch.ts';

/** What a branch decided lately, newest first. Problems: NOT_FOUND. */
export const listDecidedRedemptions: Handler<'GET /v1/staff/redemptions', Context> = async (
  { query },
  caller,
  context,
) => {
  const branch = await theirBranch(caller, query.branchId, context);
  if (!branch.ok) return branch;
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { redemptions, next } = await listDecided(context.table, caller.programme, query.branchId, page);
  const names = await context.directory.names(caller.programme);
  const items = redemptions.map((redemption) => redemptionView(redemption, names, context.clock()));
  return ok({ reply: { items, next } });
};
