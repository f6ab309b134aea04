import type { BranchId, ReviewId, StaffId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import type { Programme } from '../../ledger/programme.ts';
import { isSameMember } from '../../ledger/survivor.ts';
import { memberOfPerson } from '../../records/members.ts';
import { findReview, type Review } from '../../records/reviews.ts';
import { theirBranch } from './their-branch.ts';

export type Judge = CallerOf<'POST /v1/staff/reviews/{reviewId}/approve'>;

/** A branch whose reviews are theirs; what came without a branch is for owners. Problems: NOT_FOUND (S04). */
export async function judgesAt(
  caller: Judge,
  branch: BranchId | null,
  context: Context,
): Promise<Result<BranchId | null, Problem<'NOT_FOUND'>>> {
  if (branch === null) return caller.staff.role === 'owner' ? ok(null) : refuse({ code: 'NOT_FOUND' });
  const found = await theirBranch(caller, branch, context);
  return found.ok ? ok(branch) : found;
}

/**
 * A review that waits for this person's judgement: neither asked for by them nor about themselves (I11). One that they
 * decided already is theirs to hear again. Problems: NOT_FOUND, SELF_APPROVAL, APPROVAL_DECIDED (S05).
 */
export async function theirReview(
  asked: { readonly branchId: BranchId | null; readonly reviewId: ReviewId },
  verdict: 'APPROVED' | 'REJECTED',
  caller: Judge,
  context: Context,
): Promise<Result<Review, Problem>> {
  const { programme, staff, person } = caller;
  const branch = await judgesAt(caller, asked.branchId, context);
  if (!branch.ok) return branch;
  const review = await findReview(context.table, programme, branch.value, asked.reviewId);
  if (review === null) return refuse({ code: 'NOT_FOUND' });
  const own = await memberOfPerson(context.table, programme, person);
  const isOwn = own !== null && (await isSameMember(context.table, programme, own, review.member));
  if (isOwn || review.requestedBy.id === staff.staffId) return refuse({ code: 'SELF_APPROVAL' });
  const isTheirs = review.state === verdict && review.decided?.by === staff.staffId;
  return review.state === 'WAITING' || isTheirs ? ok(review) : refuse(await judgedAlready(review, programme, context));
}

/** Who was first, and when (S05). Null decided: somebody is just doing it. */
export async function judgedAlready(
  { decided, reviewId, branch }: Review,
  programme: Programme,
  context: Context,
): Promise<Problem<'APPROVAL_DECIDED' | 'BUSY'>> {
  const decision = decided ?? (await findReview(context.table, programme, branch, reviewId))?.decided ?? null;
  if (decision === null) return { code: 'BUSY' };
  const staff = await context.directory.staff(programme, decision.by as StaffId);
  return { code: 'APPROVAL_DECIDED', at: formatInstant(decision.at), by: staff?.name ?? '' };
}
