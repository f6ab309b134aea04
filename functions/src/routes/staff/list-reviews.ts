import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listReviews } from '../../records/review-queue.ts';
import { reviewView } from '../../views/review-view.ts';
import { judgesAt } from './their-review.ts';

/** What waits to be judged at a branch, oldest first, and how many in all. Problems: NOT_FOUND. */
export const listReviewsAt: Handler<'GET /v1/staff/reviews', Context> = async ({ query }, caller, context) => {
  const { programme } = caller;
  const branch = await judgesAt(caller, query.branchId ?? null, context);
  if (!branch.ok) return branch;
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { reviews, next, waiting } = await listReviews(context.table, programme, branch.value, page);
  const items = await Promise.all(reviews.map((review) => reviewView(context, programme, review)));
  return ok({ reply: { items, next, waiting } });
};
