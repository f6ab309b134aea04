import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listBranches } from '../../records/branches.ts';
import { branchView } from '../../views/branch-view.ts';

/** Branches that are open. */
export const listOpenBranches: Handler<'GET /v1/branches', Context> = async (_request, { programme }, { table }) => {
  const branches = await listBranches(table, programme);
  return ok({ reply: { branches: branches.filter(({ active }) => active).map(branchView) } });
};
