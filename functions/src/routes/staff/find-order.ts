import type { RequestOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findMemberCard } from '../../views/member-card.ts';
import { soldBillView } from '../../views/sold-bill-view.ts';
import { billAttemptsMax, numberedBill } from './counter-order.ts';
import { type CounterCaller, findStandingBill } from './standing-bill.ts';
import { theirBranch } from './their-branch.ts';

/** A bill by its number, to take goods back: typed at this branch, or pushed by a till. Problems: NOT_FOUND. */
export const findOrder: Handler<'POST /v1/staff/orders/find', Context> = async ({ body }, caller, context) => {
  const branch = await theirBranch(caller, body.branchId, context);
  if (!branch.ok) return branch;
  const bill = await findByNumber(body, caller, context);
  if (!bill.ok) return bill;
  const { order, standing } = bill.value;
  const [member, rules, names] = await Promise.all([
    findMemberCard(context, caller.programme, standing.member),
    context.rules.version(caller.programme, standing.state.ruleVersion),
    context.directory.names(caller.programme),
  ]);
  return member.ok ? ok({ reply: soldBillView({ order, state: standing.state }, rules, names, member.value) }) : member;
};

/** Of a number that was undone and rung up again, the last bill. */
async function findByNumber(
  { source, branchId, billNumber }: RequestOf<Routes['POST /v1/staff/orders/find']>['body'],
  caller: CounterCaller,
  context: Context,
): ReturnType<typeof findStandingBill> {
  if (source !== null) return findStandingBill({ source, orderId: billNumber }, caller, context);
  let last = await findStandingBill(numberedBill(branchId, billNumber), caller, context);
  for (let attempt = 2; attempt <= billAttemptsMax && last.ok && last.value.standing.state.cancelled; attempt++) {
    const next = await findStandingBill(numberedBill(branchId, billNumber, attempt), caller, context);
    if (!next.ok) return last;
    last = next;
  }
  return last;
}
