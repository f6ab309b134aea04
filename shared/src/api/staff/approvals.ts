import * as z from 'zod/mini';
import type { BranchId, MemberId, RedemptionId } from '../../words/ids.ts';
import { idOf, pageOf, pageQuery, pageQueryWith, scanned, text } from '../fields.ts';
import { approvalView, redemptionView } from '../reward-models.ts';
import { atCounter, type RouteTable, staffRoles } from '../route.ts';

const branchId = idOf<BranchId>();
const decisionParams = z.strictObject({ memberId: idOf<MemberId>(), redemptionId: idOf<RedemptionId>() });

/** Gifts and vouchers that wait for a yes. */
export const approvalRoutes = {
  'GET /v1/staff/approvals': {
    audience: 'staff',
    roles: staffRoles,
    repeats: 'harmless',
    query: pageQueryWith({ branchId }),
    status: 200,
    reply: pageOf(approvalView),
    problems: [],
    summary: 'Yêu cầu đổi quà đang chờ duyệt ở chi nhánh',
  },
  'POST /v1/staff/redemptions/resolve': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    /** A scanned QR, or a code typed by hand: wrong codes are counted, scans never (decisions 14). */
    body: z.strictObject({
      branchId,
      scanned: z.nullable(scanned),
      code: z.nullable(text(30)),
    }),
    status: 200,
    reply: approvalView,
    problems: [
      'QR_INVALID',
      'QR_EXPIRED',
      'CODE_INVALID',
      'CODE_LOCKED',
      'VOUCHER_USED',
      'VOUCHER_EXPIRED',
      'VOUCHER_CLOSED',
    ],
    summary: 'Quét hoặc nhập mã phiếu, giữ phiếu 10 phút để duyệt',
  },
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    params: decisionParams,
    body: z.strictObject({ branchId }),
    status: 200,
    reply: redemptionView,
    problems: ['APPROVAL_DECIDED', 'APPROVAL_EXPIRED', 'VOUCHER_USED', 'SELF_APPROVAL', 'STAFF_LIMIT'],
    summary: 'Duyệt: giao quà cho khách',
  },
  'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/refuse': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    params: decisionParams,
    body: z.strictObject({ branchId, reason: text(200) }),
    status: 200,
    reply: redemptionView,
    problems: ['APPROVAL_DECIDED', 'APPROVAL_EXPIRED', 'VOUCHER_USED'],
    summary: 'Từ chối: điểm hoặc phiếu trở lại khách',
  },
  'GET /v1/staff/redemptions': {
    audience: 'staff',
    roles: staffRoles,
    repeats: 'harmless',
    query: z.extend(pageQuery, { branchId }),
    status: 200,
    reply: pageOf(redemptionView),
    problems: [],
    summary: 'Lượt đổi đã xử lý gần đây ở chi nhánh',
  },
} as const satisfies RouteTable;
