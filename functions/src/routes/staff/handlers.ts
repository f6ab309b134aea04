import type { staffRoutes } from '@quaylai/shared/api/staff-routes';
import type { Context } from '../../http/context.ts';
import type { HandlersOf } from '../../http/handler.ts';
import { approveRedemption } from './approve-redemption.ts';
import { approveReview } from './approve-review.ts';
import { askToSpend } from './ask-to-spend.ts';
import { captureHold } from './capture-hold.ts';
import { confirmEarn } from './confirm-earn.ts';
import { confirmReturn } from './confirm-return.ts';
import { enrolMember } from './enrol-member.ts';
import { findMembers } from './find-members.ts';
import { findOrder } from './find-order.ts';
import { lateEarn } from './late-earn.ts';
import { listApprovals } from './list-approvals.ts';
import { listDecidedRedemptions } from './list-decided.ts';
import { listReviewsAt } from './list-reviews.ts';
import { makeBill } from './make-bill.ts';
import { makeHold } from './make-hold.ts';
import { checkMyPin, setMyPin } from './my-pin.ts';
import { previewEarn } from './preview-earn.ts';
import { previewReturn } from './preview-return.ts';
import { refuseRedemption } from './refuse-redemption.ts';
import { rejectReview } from './reject-review.ts';
import { resetColleaguePin } from './reset-pin.ts';
import { resolveVoucher } from './resolve-voucher.ts';
import { scanMember } from './scan-member.ts';
import { showSpendRequest } from './show-spend-request.ts';
import { showToday } from './show-today.ts';
import { staffMe } from './staff-me.ts';
import { undoEarn } from './undo-earn.ts';
import { voidHold } from './void-hold.ts';

/** Every route of the counter; one without a handler does not compile. */
export const staffHandlers: HandlersOf<typeof staffRoutes, Context> = {
  'GET /v1/staff/me': staffMe,
  'POST /v1/staff/me/pin': setMyPin,
  'POST /v1/staff/me/pin/check': checkMyPin,
  'POST /v1/staff/colleagues/{staffId}/pin-reset': resetColleaguePin,
  'POST /v1/staff/members/scan': scanMember,
  'POST /v1/staff/members/find': findMembers,
  'POST /v1/staff/members': enrolMember,
  'POST /v1/staff/earns/preview': previewEarn,
  'POST /v1/staff/earns': confirmEarn,
  'POST /v1/staff/late-earns': lateEarn,
  'POST /v1/staff/members/{memberId}/earns/{seq}/undo': undoEarn,
  'POST /v1/staff/orders/find': findOrder,
  'POST /v1/staff/returns/preview': previewReturn,
  'POST /v1/staff/returns': confirmReturn,
  'POST /v1/staff/members/{memberId}/holds': makeHold,
  'POST /v1/staff/members/{memberId}/holds/{holdId}/capture': captureHold,
  'POST /v1/staff/members/{memberId}/holds/{holdId}/void': voidHold,
  'POST /v1/staff/members/{memberId}/spend-requests': askToSpend,
  'GET /v1/staff/members/{memberId}/spend-requests/{requestId}': showSpendRequest,
  'GET /v1/staff/approvals': listApprovals,
  'POST /v1/staff/redemptions/resolve': resolveVoucher,
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve': approveRedemption,
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse': refuseRedemption,
  'GET /v1/staff/reviews': listReviewsAt,
  'POST /v1/staff/reviews/{reviewId}/approve': approveReview,
  'POST /v1/staff/reviews/{reviewId}/reject': rejectReview,
  'POST /v1/staff/bills': makeBill,
  'GET /v1/staff/days/today': showToday,
  'GET /v1/staff/redemptions': listDecidedRedemptions,
};
