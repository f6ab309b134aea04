import { decideReturn } from '@quaylai/shared/loyalty/order-revised';
import { callerName } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { orReplay } from '../../http/replayed-answer.ts';
import { goodsBack } from './goods-back.ts';
import { returnFacts, returnHash } from './return-decision.ts';
import { reviseBill } from './revise-bill.ts';
import { findStandingBill, mayTakeBack } from './standing-bill.ts';

/**
 * Takes goods back as it was previewed: points that paid for them return, those they earned go (C6, F02), once per
 * request. Problems: NOT_FOUND, INVALID_REQUEST, NOTHING_TO_RETURN, STAFF_LIMIT, SELF_APPROVAL, PREVIEW_CHANGED,
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const confirmReturn: Handler<'POST /v1/staff/returns', Context> = async (request, caller, context) => {
  const { body, requestHash } = request;
  const { programme } = caller;
  const bill = await findStandingBill(body.order, caller, context);
  if (!bill.ok) return bill;
  const allowed = await mayTakeBack(bill.value, caller, context);
  if (!allowed.ok) return allowed;
  const { ref, order, standing } = bill.value;
  const returnId = `~${callerName(caller)}.${request.idempotencyKey ?? ''}`;
  const guard = { kind: 'RETURN', ref, returnId, requestHash } as const;
  const [rules, today] = await Promise.all([
    context.rules.version(programme, standing.state.ruleVersion),
    context.directory.rules(programme),
  ]);
  // What is left is looked at before posting: a repetition of the last return finds nothing left, and its own answer.
  const goods = goodsBack(body, { order, state: standing.state }, rules);
  if (!goods.ok) return orReplay(goods, { programme, guard, member: standing.member }, context);
  return reviseBill(
    bill.value,
    {
      returnId,
      requestHash,
      at: request.receivedAt,
      reasonCode: 'COUNTER_RETURN',
      status: 201,
      decide: (account, posted, meeting) => {
        // Another return may have come in between: what is left of these goods is what comes back now.
        const left = goodsBack(body, posted, meeting.rules);
        return decideReturn(account, { ...posted, lines: left.ok ? left.value : [] }, meeting.rules, meeting.now);
      },
      objection: (decided) => {
        const facts = returnFacts(decided, today.document);
        if (returnHash(body, facts) === body.previewHash) return null;
        return { code: 'PREVIEW_CHANGED', preview: { ...facts, hash: returnHash(body, facts) } };
      },
    },
    caller,
    context,
  );
};
