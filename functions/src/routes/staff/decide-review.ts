import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { whileContended } from '../../ledger/retry.ts';
import { decideWrite, type Review, type ReviewDecision, readReview } from '../../records/reviews.ts';
import { type Judge, judgedAlready } from './their-review.ts';

/** The review as it stands decided, once. Problems: APPROVAL_DECIDED (S05), BUSY. */
export async function decideReview(
  review: Review,
  state: 'APPROVED' | 'REJECTED',
  decision: ReviewDecision,
  { programme, staff }: Judge,
  context: Context,
): Promise<Result<Review, Problem<'APPROVAL_DECIDED' | 'BUSY'>>> {
  const write = decideWrite(programme, review, state, decision);
  const answer = await whileContended(context, () => context.table.write(write));
  if (answer.kind === 'CONTENDED') return refuse({ code: 'BUSY' });
  const item = answer.kind === 'DONE' ? answer.after : answer.stored;
  const now = item === null ? review : readReview(item);
  // Our own first try may have been answered with silence; the second finds it decided.
  const isTheirs = now.state === state && now.decided?.by === staff.staffId;
  return isTheirs ? ok(now) : refuse(await judgedAlready(now, programme, context));
}
