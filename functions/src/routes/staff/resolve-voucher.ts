import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import { answerOf, orReplay } from '../../http/replayed-answer.ts';
import { once, type Plan } from '../../ledger/once.ts';
import type { Redemption } from '../../records/redemption.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { findRedemption, moveWrite } from '../../records/redemptions.ts';
import { approvalViews } from '../../views/approval-view.ts';
import { closedProblem } from '../../views/closed-redemption.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { findPresented } from './presented-voucher.ts';
import { theirBranch } from './their-branch.ts';

type Key = 'POST /v1/staff/redemptions/resolve';

/** How long a presented voucher waits for its approval (decisions 12). */
const reservedMinutes = 10;

/**
 * A voucher shown at the counter, scanned or typed, reserved for this branch while staff look at it; shown again here
 * it is the same approval. Problems: NOT_FOUND, INVALID_REQUEST, QR_INVALID, QR_EXPIRED, CODE_INVALID (V10),
 * CODE_LOCKED (V09), VOUCHER_USED (V03), VOUCHER_EXPIRED (V04), VOUCHER_CLOSED.
 */
export const resolveVoucher: Handler<Key, Context> = async (request, caller, context) => {
  const { programme } = caller;
  const branch = await theirBranch(caller, request.body.branchId, context);
  if (!branch.ok) return branch;
  const guard = requestGuard(request, caller);
  const operation = { programme, guard, member: null };
  const found = await findPresented(request.body, caller, context);
  if (!found.ok) return orReplay(found, operation, context);
  const reserved = await once<ApprovalView>(context, operation, async () => {
    const now = await findRedemption(context.table, programme, found.value.member, found.value.redemptionId);
    return now === null ? refuse({ code: 'NOT_FOUND' }) : planReservation(now, request.body, caller, context);
  });
  return answerOf(reserved);
};

async function planReservation(
  stored: Redemption,
  { branchId }: { readonly branchId: Redemption['branch'] },
  { programme, staff }: CallerOf<Key>,
  context: Context,
): Promise<Result<Plan<ApprovalView>, Problem>> {
  const now = context.clock();
  const standing = redemptionAt(stored, now);
  const isAskedHere = (standing.state === 'RESERVED' || standing.state === 'HELD') && standing.branch === branchId;
  if (!isAskedHere && standing.state !== 'ISSUED') {
    const names = await context.directory.names(programme);
    return refuse(heldElsewhere(standing, names) ?? closedProblem(standing, names));
  }
  if (isAskedHere) return ok({ writes: [], reply: await approval(standing, programme, context) });

  const step = { state: 'RESERVED', at: now, by: staff.staffId, branch: branchId, reason: null } as const;
  const change = { branch: branchId, expiresAt: addMinutes(now, reservedMinutes) };
  const { moved, write } = moveWrite(programme, stored, step, change, () => ({ code: 'VOUCHER_CLOSED' }));
  // Moved by somebody else meanwhile: looked at again, so that the answer says by whom and where (V03).
  return ok({ writes: [{ ...write, refusedBecause: null }], reply: await approval(moved, programme, context) });
}

async function approval(redemption: Redemption, programme: CallerOf<Key>['programme'], context: Context) {
  const [body] = await approvalViews(context, programme, [redemption]);
  if (body === undefined) throw new Error('no view of an approval');
  return { status: 200, body };
}
