import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { whileContended } from '../../ledger/retry.ts';
import { claimWrite, type Review, unclaimWrite } from '../../records/reviews.ts';
import { reviewView } from '../../views/review-view.ts';
import { decideReview } from './decide-review.ts';
import { forgetJudged } from './forget-judged.ts';
import { postReviewedBill } from './post-reviewed-bill.ts';
import { pushAgain } from './push-again.ts';
import { type Judge, judgedAlready, theirReview } from './their-review.ts';

/**
 * Does what was asked, once, with its own business time (decisions 16): while it is being done nobody else decides, and
 * what dies half-way may be approved again. Problems: NOT_FOUND, SELF_APPROVAL (I11), APPROVAL_DECIDED (S05),
 * REVIEW_UNRESOLVED, DUPLICATE_BILL, BUSY.
 */
export const approveReview: Handler<'POST /v1/staff/reviews/{reviewId}/approve', Context> = async (
  { params, body, receivedAt },
  caller,
  context,
) => {
  const { programme, staff } = caller;
  const found = await theirReview({ ...params, branchId: body.branchId }, 'APPROVED', caller, context);
  if (!found.ok) return found;
  const review = found.value;
  if (review.state !== 'WAITING') {
    // Whoever died right after the decision repeats the request.
    const forgotten = await forgetJudged(review, programme, context);
    return forgotten.ok ? ok({ reply: await reviewView(context, programme, review), replayed: true }) : forgotten;
  }
  const decision = { by: staff.staffId, at: receivedAt, note: null };
  const claimed = await write(claimWrite(programme, review, decision), review, caller, context);
  if (!claimed.ok) return claimed;
  const done = await carryOut(review, caller, context);
  if (!done.ok) {
    await write(unclaimWrite(programme, review, staff.staffId), review, caller, context);
    return done;
  }
  const decided = await decideReview(review, 'APPROVED', decision, caller, context);
  if (!decided.ok) return decided;
  const forgotten = await forgetJudged(review, programme, context);
  return forgotten.ok ? ok({ reply: await reviewView(context, programme, decided.value) }) : forgotten;
};

function carryOut(review: Review, caller: Judge, context: Context): Promise<Result<null, Problem>> {
  const { evidence } = review;
  return evidence.kind === 'BILL'
    ? postReviewedBill(review, evidence.bill, caller, context)
    : pushAgain(review, evidence.aside, caller.programme, context);
}

async function write(
  change: ReturnType<typeof claimWrite>,
  review: Review,
  { programme }: Judge,
  context: Context,
): Promise<Result<null, Problem>> {
  const answer = await whileContended(context, () => context.table.write(change));
  if (answer.kind === 'DONE') return ok(null);
  return refuse(answer.kind === 'CONTENDED' ? { code: 'BUSY' } : await judgedAlready(review, programme, context));
}
