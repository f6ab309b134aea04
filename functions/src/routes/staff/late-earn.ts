import { noPoints } from '@quaylai/shared/words/points';
import { refuse } from '@quaylai/shared/words/result';
import { instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { businessTimeOf } from '../../pos/business-time.ts';
import { refOfBill } from './counter-order.ts';
import { postBillOnce } from './post-bill.ts';
import { counterSentences } from './words/counter-sentences.ts';

/**
 * Posts a bill that a till wrote down without a network, by the rules of when it was sold (C1.7, E25); it earns and spends
 * nothing. Under the idempotency key of a confirmation whose answer was lost it is the same bill: known, never twice.
 * Problems: NOT_FOUND, INVALID_REQUEST, SELF_APPROVAL (E23), IN_REVIEW (older than three days too), DUPLICATE_BILL,
 * IDEMPOTENCY_KEY_REUSED (that confirmation had arrived), BUSY.
 */
export const lateEarn: Handler<'POST /v1/staff/late-earns', Context> = async (request, caller, context) => {
  const { soldAt, ...sold } = request.body;
  const { receivedAt } = request;
  const time = businessTimeOf(soldAt, receivedAt);
  if (time === null) return refuse({ code: 'INVALID_REQUEST', fields: { soldAt: counterSentences.noTime } });
  const bill = { ...sold, lines: [], pointsUsed: noPoints, visit: null, vouchers: [] };
  const key = request.idempotencyKey ?? '';
  const requestHash = `${key}.${request.requestHash}`;
  const reason = { code: time.clockAhead ? 'CLOCK_AHEAD' : 'OFFLINE', digest: null };
  const asked = { bill, ref: refOfBill(bill, caller, key), previewHash: null, reason, requestHash };
  return postBillOnce(asked, instant(Math.min(time.at, receivedAt)), caller, context);
};
