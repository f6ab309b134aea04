import type { ReviewView } from '@quaylai/shared/api/review-models';
import type { StaffId } from '@quaylai/shared/words/ids';
import { maskPhone } from '@quaylai/shared/words/phone';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../http/context.ts';
import type { Programme } from '../ledger/programme.ts';
import { findPersonal } from '../records/personal.ts';
import type { Review } from '../records/reviews.ts';
import { orderCode } from './entry-view.ts';

/** What a manager is shown of a review: the evidence in people's words, the phone masked (C11). */
export async function reviewView(context: Context, programme: Programme, review: Review): Promise<ReviewView> {
  const { requestedBy, decided, member } = review;
  const nameOf = async (staff: string) => (await context.directory.staff(programme, staff as StaffId))?.name ?? null;
  const [personal, asker, decider] = await Promise.all([
    member === null ? null : findPersonal(context, programme, member),
    requestedBy.kind === 'STAFF' ? nameOf(requestedBy.id) : null,
    decided === null ? null : nameOf(decided.by),
  ]);
  return {
    reviewId: review.reviewId,
    kind: review.kind,
    reason: review.reason,
    branchId: review.branch,
    requestedBy: asker,
    requestedAt: formatInstant(review.requestedAt),
    businessTime: formatInstant(review.businessTime),
    billNumber: orderCode(review.about),
    amountDong: review.amount,
    memberId: member,
    memberName: personal?.name ?? null,
    phoneMasked: personal?.phone == null ? null : maskPhone(personal.phone),
    state: review.state,
    decidedBy: decider,
    decidedAt: decided === null ? null : formatInstant(decided.at),
    note: decided?.note ?? null,
  };
}
