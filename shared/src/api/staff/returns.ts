import * as z from 'zod/mini';
import type { BranchId, MemberId } from '../../words/ids.ts';
import { foreignId, idOf, ordinal, text } from '../fields.ts';
import { returnInput, returnPreview, returnReceipt, soldBill } from '../return-models.ts';
import { atCounter, type RouteTable } from '../route.ts';

const branchId = idOf<BranchId>();

/** Goods that come back. */
export const returnRoutes = {
  'POST /v1/staff/members/{memberId}/earns/{seq}/undo': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'natural-key',
    params: z.strictObject({ memberId: idOf<MemberId>(), seq: ordinal }),
    status: 200,
    reply: returnReceipt,
    problems: ['UNDO_EXPIRED', 'NOTHING_TO_RETURN', 'SELF_APPROVAL'],
    summary: 'Hoàn tác hoá đơn trong 60 giây: huỷ toàn bộ',
  },
  'POST /v1/staff/orders/find': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'harmless',
    /** `source` is null for bills typed at the counter, else the till that pushed it. */
    body: z.strictObject({ branchId, billNumber: foreignId, source: z.nullable(foreignId) }),
    status: 200,
    reply: soldBill,
    problems: [],
    summary: 'Tìm hoá đơn theo số để trả hàng',
  },
  'POST /v1/staff/returns/preview': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'harmless',
    body: returnInput,
    status: 200,
    reply: returnPreview,
    problems: ['NOTHING_TO_RETURN', 'STAFF_LIMIT', 'SELF_APPROVAL'],
    summary: 'Xem trước kết quả của phiếu trả hàng',
  },
  'POST /v1/staff/returns': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    body: z.extend(returnInput, { previewHash: text(100) }),
    status: 201,
    reply: returnReceipt,
    problems: ['NOTHING_TO_RETURN', 'STAFF_LIMIT', 'SELF_APPROVAL', 'PREVIEW_CHANGED'],
    summary: 'Xác nhận trả hàng: hoàn điểm đã dùng, thu hồi điểm đã tích',
  },
} as const satisfies RouteTable;
