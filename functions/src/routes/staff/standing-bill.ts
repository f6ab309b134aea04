import { billTotal } from '@quaylai/shared/loyalty/eligible';
import type { Order } from '@quaylai/shared/loyalty/order';
import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import { readStandingOrder, type StandingOrder } from '../../ledger/revise.ts';
import { isSameMember } from '../../ledger/survivor.ts';
import { findBill } from '../../records/bills.ts';
import { memberOfPerson } from '../../records/members.ts';
import { returnLimit } from './approval-limit.ts';
import { worksAt } from './their-branch.ts';

export type CounterCaller = CallerOf<'POST /v1/staff/returns'>;

/** A posted bill with its lines. */
export interface StandingBill {
  readonly ref: OrderRef;
  readonly standing: StandingOrder;
  readonly order: Order;
}

/**
 * A bill that was posted at one of their branches; one that a till sent without a branch is for managers. Problems:
 * NOT_FOUND, also when its lines were never kept.
 */
export async function findStandingBill(
  ref: OrderRef,
  { programme, staff }: CounterCaller,
  { table }: Context,
): Promise<Result<StandingBill, Problem<'NOT_FOUND'>>> {
  const found = await readStandingOrder({ table }, programme, ref);
  if (found === null) return refuse({ code: 'NOT_FOUND' });
  const { standing } = found;
  const order = await findBill(table, programme, ref, standing.contentHash);
  if (order === null) return refuse({ code: 'NOT_FOUND' });
  const isTheirs = order.branch === null ? staff.role !== 'cashier' : worksAt(staff, order.branch);
  return isTheirs ? ok({ ref, standing, order }) : refuse({ code: 'NOT_FOUND' });
}

/**
 * Whether this person may take the bill's goods back: never their own (I11), cashiers only bills up to the owner's
 * limit (decisions 16). Problems: SELF_APPROVAL, STAFF_LIMIT.
 */
export async function mayTakeBack(
  { standing, order }: StandingBill,
  { programme, person, staff }: CounterCaller,
  { table, directory }: Context,
): Promise<Result<null, Problem<'SELF_APPROVAL' | 'STAFF_LIMIT'>>> {
  const own = await memberOfPerson(table, programme, person);
  if (await isSameMember(table, programme, own, standing.member)) return refuse({ code: 'SELF_APPROVAL' });
  const limit = returnLimit(staff.role, await directory.limits(programme));
  return limit !== null && billTotal(order) > limit ? refuse({ code: 'STAFF_LIMIT', limit }) : ok(null);
}
