import { ok } from '@quaylai/shared/words/result';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readDay } from '../../projections/read-days.ts';
import { dayView } from '../../views/day-view.ts';
import { theirBranch } from './their-branch.ts';

/** Today at a branch, so far. Problems: NOT_FOUND. */
export const showToday: Handler<'GET /v1/staff/days/today', Context> = async ({ query }, caller, context) => {
  const { branchId } = query;
  const branch = await theirBranch(caller, branchId, context);
  if (!branch.ok) return branch;
  const day = localDateOf(context.clock());
  const totals = await readDay(context.table, caller.programme, { day, branchId });
  return ok({ reply: dayView(totals) });
};
