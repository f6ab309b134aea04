import type { BranchId, MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import { isWaiting } from '../../records/approvals.ts';
import type { Redemption } from '../../records/redemption.ts';
import { findRedemption } from '../../records/redemptions.ts';
import { decidedAlready } from './decided-already.ts';
import { theirBranch } from './their-branch.ts';

export interface Asked {
  readonly params: { readonly memberId: MemberId; readonly redemptionId: RedemptionId };
  readonly branchId: BranchId;
}

/**
 * A redemption that waits for this branch, which is theirs (S04). Problems: NOT_FOUND, APPROVAL_DECIDED (S05),
 * APPROVAL_EXPIRED (S06), VOUCHER_USED (V03).
 */
export async function waitingRedemption(
  { params, branchId }: Asked,
  caller: CallerOf<'POST /v1/staff/redemptions/resolve'>,
  context: Context,
): Promise<Result<Redemption, Problem>> {
  const { programme } = caller;
  const [branch, stored] = await Promise.all([
    theirBranch(caller, branchId, context),
    findRedemption(context.table, programme, params.memberId, params.redemptionId),
  ]);
  if (!branch.ok) return branch;
  if (stored === null || stored.branch !== branchId) return refuse({ code: 'NOT_FOUND' });
  if (isWaiting(stored, context.clock())) return ok(stored);
  return refuse(await decidedAlready(stored, programme, context));
}
