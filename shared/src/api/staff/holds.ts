import * as z from 'zod/mini';
import type { BranchId, HoldId, MemberId } from '../../words/ids.ts';
import { holdView } from '../counter-models.ts';
import { dongAmount, foreignId, idOf, pointAmount, scanned } from '../fields.ts';
import { atCounter, type RouteTable } from '../route.ts';
import { memberSpendParams, spendAnswer, spendAsked, spendRequestView } from '../spend-models.ts';

const branchId = idOf<BranchId>();
const holdParams = z.strictObject({ memberId: idOf<MemberId>(), holdId: idOf<HoldId>() });

/** Points held to pay a bill, or asked for from afar (S08). */
export const holdRoutes = {
  'POST /v1/staff/members/{memberId}/holds': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    params: z.strictObject({ memberId: idOf<MemberId>() }),
    body: z.strictObject({
      branchId,
      points: pointAmount(1),
      /** What is to be paid: the ceiling is a share of it. */
      payableDong: dongAmount(1),
      orderId: foreignId,
      visit: scanned,
    }),
    status: 201,
    reply: holdView,
    problems: ['INSUFFICIENT_POINTS', 'CEILING', 'BELOW_MIN', 'QR_INVALID', 'QR_EXPIRED', 'QR_USED'],
    summary: 'Giữ điểm để trả một hoá đơn',
  },
  'POST /v1/staff/members/{memberId}/holds/{holdId}/capture': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    params: holdParams,
    body: z.strictObject({ points: pointAmount(1) }),
    status: 200,
    reply: holdView,
    problems: ['HOLD_EXPIRED', 'HOLD_CLOSED', 'INSUFFICIENT_POINTS'],
    summary: 'Trừ điểm đã giữ; phần còn lại được trả về',
  },
  'POST /v1/staff/members/{memberId}/holds/{holdId}/void': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    params: holdParams,
    status: 200,
    reply: holdView,
    problems: ['HOLD_EXPIRED', 'HOLD_CLOSED'],
    summary: 'Bỏ giữ điểm',
  },
  'POST /v1/staff/members/{memberId}/spend-requests': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    params: z.strictObject({ memberId: idOf<MemberId>() }),
    body: spendAsked,
    status: 201,
    reply: spendRequestView,
    problems: ['INSUFFICIENT_POINTS', 'CEILING', 'BELOW_MIN'],
    summary: 'Xin khách xác nhận dùng điểm trên Zalo khi không quét được mã',
  },
  'GET /v1/staff/members/{memberId}/spend-requests/{requestId}': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'harmless',
    params: memberSpendParams,
    status: 200,
    reply: spendAnswer,
    problems: [],
    summary: 'Khách đã trả lời yêu cầu dùng điểm chưa',
  },
} as const satisfies RouteTable;
