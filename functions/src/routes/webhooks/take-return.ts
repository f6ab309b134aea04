import type { PushedOrder } from '@quaylai/shared/api/webhook-routes';
import type { ReturnArithmetic } from '@quaylai/shared/loyalty/decision';
import { decideReturn } from '@quaylai/shared/loyalty/order-revised';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { amountIn } from '../../pos/decimal.ts';
import { returnedGoods, unknownLine } from '../../pos/returned-goods.ts';
import { keepOrRevise } from './keep-aside.ts';
import { type Push, type PushReply, unmoved } from './push.ts';
import { type Change, reviseOrder } from './revise-order.ts';
import { pushSentences } from './words/push-sentences.ts';

/**
 * Goods that came back: spent points return in proportion and what the order gave too much is taken, once per return id
 * (C6, F08). A return that comes before its order waits for it (F09). Problems: INVALID_REQUEST, BUSY.
 */
export async function takeReturn(push: Push, context: Context): Promise<Result<PushReply, Problem>> {
  const { body, integration, contentHash } = push;
  if (body.original_source_id == null) {
    return refuse({ code: 'INVALID_REQUEST', fields: { original_source_id: pushSentences.originalNeeded } });
  }
  if (body.status !== 'COMPLETED') return ok(unmoved('NOT_YET', null));
  const ref = { source: integration, orderId: body.original_source_id };
  const change: Change = {
    ref,
    guard: { kind: 'RETURN', ref, returnId: body.source_id, requestHash: contentHash },
    trouble: ({ order }) => (unknownLine(body, order) ? 'LINE_UNKNOWN' : null),
    decide: (account, { order, state }, { rules, now }) =>
      decideReturn(account, { order, state, lines: returnedGoods(body, order, state, rules.document) }, rules, now),
    note: ({ arithmetic }) => (cashDiffers(body, arithmetic) ? 'CASH_DIFFERS' : null),
  };
  return keepOrRevise(push, () => reviseOrder(push, change, context), 'RETURN', context);
}

/** The till's own figure wins; that it is neither the goods' price nor the money left after points is flagged (C6). */
function cashDiffers({ total, lines }: PushedOrder, { returned, cash }: ReturnArithmetic): boolean {
  const said = amountIn(total);
  const isNear = (figure: number): boolean => said !== null && Math.abs(said - figure) <= lines.length + 1;
  return !isNear(returned) && !isNear(cash);
}
