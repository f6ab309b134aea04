import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planChangedBranch } from '../../records/branches.ts';
import { branchView } from '../../views/branch-view.ts';

/** A branch's name and address, open or closed. Problems: NOT_FOUND, BUSY. */
export const changeBranch: Handler<'PUT /v1/admin/branches/{branchId}', Context> = async (
  { params, body },
  { programme },
  context,
) => {
  const changed = await commit(context, () => planChangedBranch(programme, { ...params, ...body }));
  return changed.ok ? ok({ reply: branchView(changed.value) }) : changed;
};
