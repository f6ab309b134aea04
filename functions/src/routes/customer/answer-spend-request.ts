import type { SpendRequestView } from '@quaylai/shared/api/spend-models';
import type { SpendRequestId } from '@quaylai/shared/words/ids';
import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf, Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { answeredWrite, findSpendRequest, spendStateAt } from '../../records/spend-requests.ts';
import { spendRequestView } from '../../views/spend-request-view.ts';
import { customerSentences } from './words/customer-sentences.ts';

type Confirm = 'POST /v1/me/spend-requests/{requestId}/confirm';
type Refuse = 'POST /v1/me/spend-requests/{requestId}/refuse';

/**
 * The customer agrees: the cashier may use these points on the bill (S08). Problems: NOT_FOUND, APPROVAL_DECIDED,
 * APPROVAL_EXPIRED, BUSY.
 */
export const confirmSpend: Handler<Confirm, Context> = ({ params }, caller, context) =>
  answer(params.requestId, 'CONFIRMED', caller, context);

/** The customer does not; nothing was held. Problems: NOT_FOUND, APPROVAL_DECIDED, APPROVAL_EXPIRED, BUSY. */
export const refuseSpend: Handler<Refuse, Context> = ({ params }, caller, context) =>
  answer(params.requestId, 'REFUSED', caller, context);

// The same answer twice is one answer; another one comes too late.
async function answer(
  id: SpendRequestId,
  state: 'CONFIRMED' | 'REFUSED',
  { programme, member }: CallerOf<Confirm>,
  context: Context,
): Promise<Answer<SpendRequestView>> {
  const answered = await commit(context, async () => {
    const now = context.clock();
    const request = await findSpendRequest(context.table, programme, member, id);
    if (request === null) return refuse({ code: 'NOT_FOUND' });
    const standing = spendStateAt(request, now);
    if (standing === 'EXPIRED') return refuse({ code: 'APPROVAL_EXPIRED' });
    if (standing === state) return ok({ value: request, writes: [] });
    if (standing !== 'PENDING_CUSTOMER') {
      const at = formatInstant(request.decidedAt ?? request.expiresAt);
      return refuse({ code: 'APPROVAL_DECIDED', at, by: customerSentences.you });
    }
    const decided = { ...request, state, decidedAt: now };
    return ok({ value: decided, writes: [answeredWrite(programme, decided)] });
  });
  if (!answered.ok) return answered;
  return ok({ reply: await spendRequestView(context.directory, programme, answered.value, context.clock()) });
}
