import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listBranches } from '../../records/branches.ts';
import { branchView } from '../../views/branch-view.ts';

/** Every branch, closed ones too. */
export const listAllBranches: Handler<'GET /v1/admin/branches', Context> = async (_request, { programme }, { table }) =>
  ok({ reply: { branches: (await listBranches(table, programme)).map(branchView) } });
