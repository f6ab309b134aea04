import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listBranches } from '../../records/branches.ts';
import { hasPin } from '../../records/pins.ts';
import { branchView } from '../../views/branch-view.ts';
import { approvalLimit } from './approval-limit.ts';
import { worksAt } from './their-branch.ts';

/** Who I am here: role, the open branches I work at, and how much I may approve (C11). */
export const staffMe: Handler<'GET /v1/staff/me', Context> = async (_request, { programme, staff }, context) => {
  const [branches, pinSet] = await Promise.all([
    listBranches(context.table, programme),
    hasPin(context, programme, staff.staffId),
  ]);
  const { staffId, name, role } = staff;
  const mine = branches.filter(({ active, branchId }) => active && worksAt(staff, branchId));
  const approveLimitPoints = approvalLimit(role, await context.directory.limits(programme));
  return ok({ reply: { staffId, name, role, branches: mine.map(branchView), approveLimitPoints, pinSet } });
};
