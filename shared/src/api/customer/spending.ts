import * as z from 'zod/mini';
import type { RouteTable } from '../route.ts';
import { ownSpendParams, spendRequestView } from '../spend-models.ts';

/** What the counter asks a customer to confirm on their own phone (S08). */
export const spendingRoutes = {
  'GET /v1/me/spend-requests': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ requests: z.array(spendRequestView) }),
    problems: [],
    summary: 'Thu ngân đang xin tôi xác nhận dùng điểm',
  },
  'POST /v1/me/spend-requests/{requestId}/confirm': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'natural-key',
    params: ownSpendParams,
    status: 200,
    reply: spendRequestView,
    problems: ['APPROVAL_DECIDED', 'APPROVAL_EXPIRED'],
    summary: 'Đồng ý dùng điểm cho hoá đơn',
  },
  'POST /v1/me/spend-requests/{requestId}/refuse': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'natural-key',
    params: ownSpendParams,
    status: 200,
    reply: spendRequestView,
    problems: ['APPROVAL_DECIDED', 'APPROVAL_EXPIRED'],
    summary: 'Không dùng điểm cho hoá đơn',
  },
} as const satisfies RouteTable;
