import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { reviewView } from '../../views/review-view.ts';
import { decideReview } from './decide-review.ts';
import { forgetJudged } from './forget-judged.ts';
import { theirReview } from './their-review.ts';

/** Nothing is posted, and why is kept. Problems: NOT_FOUND, SELF_APPROVAL, APPROVAL_DECIDED, BUSY. */
export const rejectReview: Handler<'POST /v1/staff/reviews/{reviewId}/reject', Context> = async (
  { params, body },
  caller,
  context,
) => {
  const { programme, staff } = caller;
  const found = await theirReview({ ...params, branchId: body.branchId }, 'REJECTED', caller, context);
  if (!found.ok) return found;
  const review = found.value;
  if (review.state !== 'WAITING') {
    // Whoever died right after the decision repeats the request.
    const forgotten = await forgetJudged(review, programme, context);
    return forgotten.ok ? ok({ reply: await reviewView(context, programme, review), replayed: true }) : forgotten;
  }
  const decision = { by: staff.staffId, at: context.clock(), note: body.reason };
  const decided = await decideReview(review, 'REJECTED', decision, caller, context);
  if (!decided.ok) return decided;
  const forgotten = await forgetJudged(review, programme, context);
  return forgotten.ok ? ok({ reply: await reviewView(context, programme, decided.value) }) : forgotten;
};
