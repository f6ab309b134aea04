import type { BillInput } from '@quaylai/shared/api/counter-models';
import { billTotal } from '@quaylai/shared/loyalty/eligible';
import type { Order } from '@quaylai/shared/loyalty/order';
import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readStandingOrder } from '../../ledger/revise.ts';
import type { Guarded } from '../../ledger/transact.ts';
import { type ConfirmedSpend, checkVisitProof } from '../../qr/visit-proof.ts';
import { findBill } from '../../records/bills.ts';
import { useSpendRequest } from '../../records/spend-requests.ts';
import { orderOfBill } from './counter-order.ts';
import { theirBranch } from './their-branch.ts';
import { counterSentences } from './words/counter-sentences.ts';

type CounterCaller = CallerOf<'POST /v1/staff/earns'>;

export interface OpenedBill {
  readonly order: Order;
  /** The yes that lets it use points; null when it uses none, or the customer was scanned. */
  readonly confirmed: ConfirmedSpend | null;
}

/**
 * The order of a typed bill, when the branch is theirs, its numbers agree, and points are used only where the customer
 * was proven to stand (S08). Problems: NOT_FOUND, INVALID_REQUEST, QR_INVALID, QR_EXPIRED.
 */
export async function openBill(
  bill: BillInput,
  ref: OrderRef,
  now: Instant,
  caller: CounterCaller,
  context: Context,
): Promise<Result<OpenedBill, Problem>> {
  const branch = await theirBranch(caller, bill.branchId, context);
  if (!branch.ok) return branch;
  const proven =
    bill.pointsUsed > 0 ? checkVisit(bill.visit, { ...bill, points: bill.pointsUsed }, caller, context) : ok(null);
  if (!proven.ok) return proven;
  const order = orderOfBill(bill, ref, now);
  return order.ok ? ok({ order: order.value, confirmed: proven.value }) : order;
}

/**
 * The customer showed their QR to this person, here, within ten minutes, or confirmed so many points in Zalo (S08):
 * then the answer is that yes, for `takeYes`.
 * Problems: INVALID_REQUEST, QR_INVALID, QR_EXPIRED, CEILING (more than was confirmed).
 */
export function checkVisit(
  visit: string | null,
  { memberId, branchId, points }: Pick<BillInput, 'memberId' | 'branchId'> & { readonly points: Points },
  { programme, staff }: CounterCaller,
  { keys, clock }: Context,
): Result<ConfirmedSpend | null, Problem> {
  if (visit === null) return refuse({ code: 'INVALID_REQUEST', fields: { visit: counterSentences.visitNeeded } });
  const expected = { member: memberId, branch: branchId, staff: staff.staffId, points };
  const proven = checkVisitProof({ keys, programme }, visit, expected, clock());
  return proven.ok ? ok(proven.value.confirmed) : proven;
}

/** Beside what takes points on a customer's yes: so that it is taken once (ADR 0125). Problems: QR_USED. */
export const takeYes = (
  programme: Programme,
  member: MemberId,
  confirmed: ConfirmedSpend | null,
): readonly Guarded[] => (confirmed === null ? [] : [useSpendRequest(programme, member, confirmed.request)]);

/**
 * A bill number that stands and was not undone, with its amount so that the cashier recognises it. Problems:
 * DUPLICATE_BILL.
 */
export async function refuseKnownBill(
  ref: OrderRef,
  { programme }: Pick<CounterCaller, 'programme'>,
  { table }: Context,
): Promise<Result<null, Problem<'DUPLICATE_BILL'>>> {
  const known = (await readStandingOrder({ table }, programme, ref))?.standing;
  if (known === undefined || known.state.cancelled) return ok(null);
  // From the bill, not from its entry: that one may stand in the account of a member who was merged since.
  const bill = await findBill(table, programme, ref, known.contentHash);
  if (bill === null) throw new Error('a bill of the counter whose lines are not kept');
  return refuse({ code: 'DUPLICATE_BILL', amount: billTotal(bill) });
}
