import type { HoldView } from '@quaylai/shared/api/counter-models';
import { decideHold } from '@quaylai/shared/loyalty/hold';
import type { HoldId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf, Handler } from '../../http/handler.ts';
import { answerOf, orReplay } from '../../http/replayed-answer.ts';
import { timedId } from '../../ledger/fresh-id.ts';
import { post } from '../../ledger/post.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { type HoldDecision, holdView, openedHold } from './hold-view.ts';
import { checkVisit, takeYes } from './open-bill.ts';
import { payableOrder } from './payable-order.ts';
import { theirBranch } from './their-branch.ts';

type Key = 'POST /v1/staff/members/{memberId}/holds';

/**
 * Sets points aside for ten minutes to pay an order, for a customer who stands here (C3, S08). Problems: NOT_FOUND,
 * QR_INVALID, QR_EXPIRED, QR_USED, BELOW_MIN (R09), CEILING (E05, R08), INSUFFICIENT_POINTS (R01),
 * IDEMPOTENCY_KEY_REUSED (R03).
 */
export const makeHold: Handler<Key, Context> = async (request, caller, context) => {
  const { programme } = caller;
  const member = request.params.memberId;
  const answer = await postHold(request, caller, context);
  return orReplay(answer, { programme, guard: requestGuard(request, caller), member }, context);
};

async function postHold(
  request: Parameters<typeof makeHold>[0],
  caller: CallerOf<Key>,
  context: Context,
): Promise<Answer<HoldView>> {
  const { body, receivedAt } = request;
  const { memberId } = request.params;
  const { programme, staff } = caller;
  const [branch, standing] = await Promise.all([
    theirBranch(caller, body.branchId, context),
    readStanding(context.table, programme, memberId),
  ]);
  if (!branch.ok) return branch;
  const proven = checkVisit(body.visit, { memberId, branchId: body.branchId, points: body.points }, caller, context);
  if (!proven.ok) return proven;

  const hold = timedId<HoldId>(context);
  const order = payableOrder(body, receivedAt);
  const posted = await post<HoldDecision, HoldView>(context, {
    programme,
    member: memberId,
    standing,
    guard: requestGuard(request, caller),
    businessTime: receivedAt,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: body.branchId,
    reason: null,
    order: order.ref,
    decide: (account, { rules, now }) => {
      const decided = decideHold(account, { hold, points: body.points, order }, rules.document, now);
      return decided.ok ? ok(openedHold(hold, decided.value)) : decided;
    },
    beside: () => takeYes(programme, memberId, proven.value),
    answer: ({ decision, entry }) => ({ status: 201, body: holdView('HELD', decision, entry.receivedAt) }),
  });
  return answerOf(posted);
}
