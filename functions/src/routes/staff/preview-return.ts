import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { orderAfterMerge } from '@quaylai/shared/loyalty/merge';
import { decideReturn } from '@quaylai/shared/loyalty/order-revised';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { findPersonal } from '../../records/personal.ts';
import { memberCard } from '../../views/member-card.ts';
import { goodsBack } from './goods-back.ts';
import { returnFacts, returnHash } from './return-decision.ts';
import { findStandingBill, mayTakeBack } from './standing-bill.ts';

/**
 * What taking goods back would do (F02), by the very call that will post it (decisions 16). Writes nothing.
 * Problems: NOT_FOUND, INVALID_REQUEST, NOTHING_TO_RETURN, STAFF_LIMIT, SELF_APPROVAL.
 */
export const previewReturn: Handler<'POST /v1/staff/returns/preview', Context> = async ({ body }, caller, context) => {
  const { programme } = caller;
  const bill = await findStandingBill(body.order, caller, context);
  if (!bill.ok) return bill;
  const allowed = await mayTakeBack(bill.value, caller, context);
  if (!allowed.ok) return allowed;
  const { order, standing } = bill.value;
  const [{ stored, member: living, joins }, rules, today] = await Promise.all([
    readStanding(context.table, programme, standing.member),
    context.rules.version(programme, standing.state.ruleVersion),
    context.directory.rules(programme),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const posted = { order, state: joins.reduce(orderAfterMerge, standing.state) };
  const goods = goodsBack(body, posted, rules);
  if (!goods.ok) return goods;
  const now = context.clock();
  const account = await context.directory.dated(programme, stored);
  const decided = decideReturn(account, { ...posted, lines: goods.value }, rules, now);
  const facts = returnFacts(decided, today.document);
  const { available, debt } = bucketsAt(decided.account, now);
  const personal = await findPersonal(context, programme, living);
  const member = await memberCard(context, programme, living, stored, personal);
  return ok({
    reply: { member, ...facts, availableAfter: available, debtAfter: debt, hash: returnHash(body, facts) },
  });
};
