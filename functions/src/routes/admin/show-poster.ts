import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { deepLink } from '../../qr/deep-link.ts';
import { issueStoreQr } from '../../qr/store-qr.ts';
import { findBranch } from '../../records/branches.ts';

/**
 * What a branch's printed poster says: static, so it grants joining and a visit only (decisions 15).
 * Problems: NOT_FOUND.
 */
export const showPoster: Handler<'GET /v1/admin/branches/{branchId}/poster', Context> = async (
  { params },
  { programme },
  { table, keys, directory },
) => {
  const branch = await findBranch(table, programme, params.branchId);
  if (!branch.ok) return branch;
  const { miniAppId } = await directory.programme(programme);
  const token = issueStoreQr({ keys, programme }, params.branchId);
  return ok({ reply: { content: deepLink(miniAppId, token), branchName: branch.value.name } });
};
