import * as z from 'zod/mini';
import type { BranchId, RedemptionId, RewardId } from '../../words/ids.ts';
import { idOf, instantText, pageOf, pageQuery, scanned } from '../fields.ts';
import { redemptionView, rewardView } from '../reward-models.ts';
import type { RouteTable } from '../route.ts';

const redemptionParams = z.strictObject({ redemptionId: idOf<RedemptionId>() });

/** Points into gifts and vouchers. */
export const redemptionRoutes = {
  'GET /v1/rewards': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(rewardView),
    problems: [],
    summary: 'Quà đổi được',
  },
  'GET /v1/me/redemptions': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(redemptionView),
    problems: [],
    summary: 'Phiếu và lượt đổi của tôi, hạn xa nhất trước',
  },
  'GET /v1/me/redemptions/{redemptionId}': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    params: redemptionParams,
    status: 200,
    reply: redemptionView,
    problems: [],
    summary: 'Một lượt đổi',
  },
  'POST /v1/me/redemptions': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'idempotency-key',
    /** A counter gift is asked for at a branch; a voucher needs none. */
    body: z.strictObject({ rewardId: idOf<RewardId>(), branchId: z.nullable(idOf<BranchId>()) }),
    status: 201,
    reply: redemptionView,
    problems: ['REWARD_UNAVAILABLE', 'REWARD_WINDOW', 'OUT_OF_STOCK', 'REWARD_LIMIT', 'INSUFFICIENT_POINTS'],
    summary: 'Đổi quà',
  },
  'POST /v1/me/redemptions/{redemptionId}/present': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'idempotency-key',
    params: redemptionParams,
    body: z.strictObject({ branchId: idOf<BranchId>() }),
    status: 200,
    reply: redemptionView,
    problems: ['VOUCHER_USED', 'VOUCHER_EXPIRED', 'VOUCHER_CLOSED'],
    summary: 'Đưa phiếu cho quầy duyệt (giữ 10 phút)',
  },
  'POST /v1/me/redemptions/{redemptionId}/qr': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    params: redemptionParams,
    status: 200,
    reply: z.strictObject({ content: scanned, expiresAt: instantText }),
    problems: ['VOUCHER_USED', 'VOUCHER_EXPIRED', 'VOUCHER_CLOSED'],
    summary: 'Mã QR của phiếu, đổi mới mỗi 60 giây',
  },
  'POST /v1/me/redemptions/{redemptionId}/cancel': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'idempotency-key',
    params: redemptionParams,
    status: 200,
    reply: redemptionView,
    problems: ['VOUCHER_USED', 'VOUCHER_EXPIRED', 'VOUCHER_CLOSED'],
    summary: 'Huỷ lượt đổi chưa dùng, điểm và quà trở lại',
  },
} as const satisfies RouteTable;
