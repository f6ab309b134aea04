import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { postOrder } from '../../budgets/post-order.ts';
import type { Context } from '../../http/context.ts';
import { pricedBillWrite } from '../../records/bills.ts';
import type { Review } from '../../records/reviews.ts';
import { type BillDecision, decideBill } from './bill-decision.ts';
import { orderOfBill } from './counter-order.ts';
import { refuseKnownBill } from './open-bill.ts';
import type { Judge } from './their-review.ts';

/**
 * Posts a bill that waited, once under its own name: by the rules, tier and campaigns of when it was rung up (C1.7).
 * Problems: DUPLICATE_BILL when its number was posted meanwhile, REVIEW_UNRESOLVED when that was undone, BUSY.
 */
export async function postReviewedBill(
  { reviewId, about, businessTime, branch, kind }: Review,
  bill: BillInput,
  caller: Judge,
  context: Context,
): Promise<Result<null, Problem>> {
  const { programme, staff } = caller;
  const order = orderOfBill(bill, about, businessTime);
  if (!order.ok) return order;
  const contentHash = `review.${reviewId}`;
  const posted = await postOrder<BillDecision, object>(context, {
    programme,
    member: bill.memberId,
    guard: { kind: 'ORDER', ref: about, revision: 0, requestHash: contentHash },
    businessTime,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch,
    reason: { code: `REVIEWED_${kind}`, digest: null },
    decide: (account, meeting) => decideBill(account, { bill, order: order.value, vouchers: [] }, meeting),
    beside: ({ decision }) => [pricedBillWrite(programme, decision.priced, contentHash)],
    answer: () => ({ status: 201, body: {} }),
  });
  if (!posted.ok) return posted;
  if (posted.value.kind !== 'KNOWN_ORDER') return ok(null);
  const known = await refuseKnownBill(about, caller, context);
  return known.ok ? refuse({ code: 'REVIEW_UNRESOLVED', reason: 'UNDONE' }) : known;
}
