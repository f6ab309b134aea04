import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findMemberCard } from '../../views/member-card.ts';
import { soldBillView } from '../../views/sold-bill-view.ts';
import { numberedBill } from './counter-order.ts';
import { findStandingBill } from './standing-bill.ts';
import { theirBranch } from './their-branch.ts';

/** A bill by its number, to take goods back: typed at this branch, or pushed by a till. Problems: NOT_FOUND. */
export const findOrder: Handler<'POST /v1/staff/orders/find', Context> = async ({ body }, caller, context) => {
  const branch = await theirBranch(caller, body.branchId, context);
  if (!branch.ok) return branch;
  const { source, billNumber } = body;
  const ref = source === null ? numberedBill(body.branchId, billNumber) : { source, orderId: billNumber };
  const bill = await findStandingBill(ref, caller, context);
  if (!bill.ok) return bill;
  const { order, standing } = bill.value;
  const [member, rules, names] = await Promise.all([
    findMemberCard(context, caller.programme, standing.member),
    context.rules.version(caller.programme, standing.state.ruleVersion),
    context.directory.names(caller.programme),
  ]);
  return member.ok ? ok({ reply: soldBillView({ order, state: standing.state }, rules, names, member.value) }) : member;
};
