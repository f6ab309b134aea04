import { ok } from '@quaylai/shared/words/result';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { noFigures } from '../../projections/day-figures.ts';
import { readDays } from '../../projections/day-totals.ts';
import { dayView } from '../../views/day-view.ts';
import { theirBranch } from './their-branch.ts';

/** Today at a branch, so far. Problems: NOT_FOUND. */
export const showToday: Handler<'GET /v1/staff/days/today', Context> = async ({ query }, caller, context) => {
  const { branchId } = query;
  const branch = await theirBranch(caller, branchId, context);
  if (!branch.ok) return branch;
  const day = localDateOf(context.clock());
  const days = await readDays(context.table, caller.programme, { from: day, to: day });
  const totals = days.find((total) => total.branchId === branchId) ?? { ...noFigures, day, branchId };
  return ok({ reply: dayView(totals) });
};
