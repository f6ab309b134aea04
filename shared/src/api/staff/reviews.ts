import * as z from 'zod/mini';
import type { BranchId, ReviewId } from '../../words/ids.ts';
import { idOf, pageOf, pageQueryWith, text } from '../fields.ts';
import { reviewView } from '../review-models.ts';
import { managers, type RouteTable } from '../route.ts';

const branchId = idOf<BranchId>();
const reviewParams = z.strictObject({ reviewId: idOf<ReviewId>() });

/** What managers look at before it counts. */
export const reviewRoutes = {
  'GET /v1/staff/reviews': {
    audience: 'staff',
    roles: managers,
    repeats: 'harmless',
    /** Without a branch: what tills sent without one, for owners. */
    query: pageQueryWith({ branchId: z.optional(branchId) }),
    status: 200,
    reply: z.extend(pageOf(reviewView), { waiting: z.int() }),
    problems: [],
    summary: 'Việc cần quản lý xem xét trước khi tính điểm',
  },
  'POST /v1/staff/reviews/{reviewId}/approve': {
    audience: 'staff',
    roles: managers,
    repeats: 'natural-key',
    params: reviewParams,
    body: z.strictObject({ branchId: z.nullable(branchId) }),
    status: 200,
    reply: reviewView,
    problems: ['APPROVAL_DECIDED', 'SELF_APPROVAL', 'REVIEW_UNRESOLVED', 'DUPLICATE_BILL'],
    summary: 'Chấp thuận: ghi sổ đúng một lần, theo thời điểm gốc',
  },
  'POST /v1/staff/reviews/{reviewId}/reject': {
    audience: 'staff',
    roles: managers,
    repeats: 'natural-key',
    params: reviewParams,
    body: z.strictObject({ branchId: z.nullable(branchId), reason: text(200) }),
    status: 200,
    reply: reviewView,
    problems: ['APPROVAL_DECIDED', 'SELF_APPROVAL'],
    summary: 'Từ chối, kèm lý do',
  },
} as const satisfies RouteTable;
