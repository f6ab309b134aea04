import { ok, refuse } from '@quaylai/shared/words/result';
import { addMinutes } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { once } from '../../ledger/once.ts';
import { findBranch } from '../../records/branches.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { findRedemption, moveWrite } from '../../records/redemptions.ts';
import { closedProblem } from '../../views/closed-redemption.ts';
import { redemptionView } from '../../views/redemption-view.ts';

/** How long staff have to decide on a presented voucher (decisions 12). */
export const presentedMinutes = 10;

/**
 * Puts a voucher before the staff of a branch: RESERVED until they decide or ten minutes pass. Presenting it again at
 * the same branch changes nothing, at another one moves it there.
 * Problems: NOT_FOUND, VOUCHER_USED (V03), VOUCHER_EXPIRED (V04), VOUCHER_CLOSED, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const presentVoucher: Handler<'POST /v1/me/redemptions/{redemptionId}/present', Context> = async (
  request,
  caller,
  context,
) => {
  const { programme, member } = caller;
  const { branchId: branch } = request.body;
  const names = await context.directory.names(programme);
  const outcome = await once(context, { programme, guard: requestGuard(request, caller), member }, async () => {
    const [stored, place] = await Promise.all([
      findRedemption(context.table, programme, member, request.params.redemptionId),
      findBranch(context.table, programme, branch),
    ]);
    if (stored === null || !place.ok || !place.value.active) return refuse({ code: 'NOT_FOUND' });
    const now = context.clock();
    const { state } = redemptionAt(stored, now);
    if (stored.kind !== 'VOUCHER') return refuse({ code: 'VOUCHER_CLOSED' });
    if (state === 'RESERVED' && stored.branch === branch) {
      return ok({ reply: { status: 200, body: redemptionView(stored, names, now) }, writes: [] });
    }
    if (state !== 'ISSUED' && state !== 'RESERVED') return refuse(closedProblem(redemptionAt(stored, now), names));
    const { moved, write } = moveWrite(
      programme,
      stored,
      { state: 'RESERVED', at: now, by: member, branch, reason: null },
      { branch, expiresAt: addMinutes(now, presentedMinutes) },
      (current) => closedProblem(current, names),
    );
    return ok({ reply: { status: 200, body: redemptionView(moved, names, now) }, writes: [write] });
  });
  return answerOf(outcome);
};
