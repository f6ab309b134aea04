import * as z from 'zod/mini';
import type { BranchId } from '../../words/ids.ts';
import { billInput, lateBill, preview, receipt } from '../counter-models.ts';
import { dongAmount, foreignId, idOf, instantText, scanned, text } from '../fields.ts';
import { atCounter, type RouteTable } from '../route.ts';

const branchId = idOf<BranchId>();

/** Why a bill cannot be posted as it is. */
const billProblems = [
  'INSUFFICIENT_POINTS',
  'CEILING',
  'BELOW_MIN',
  'QR_INVALID',
  'QR_EXPIRED',
  'QR_USED',
  'DUPLICATE_BILL',
  'APPROVAL_EXPIRED',
  'VOUCHER_USED',
  'VOUCHER_EXPIRED',
  'VOUCHER_CLOSED',
  'VOUCHER_MINIMUM',
  'VOUCHER_ALONE',
] as const;

/** A bill: previewed, posted, or printed as a QR. */
export const billRoutes = {
  'POST /v1/staff/earns/preview': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'harmless',
    body: billInput,
    status: 200,
    reply: preview,
    problems: [...billProblems],
    summary: 'Xem trước kết quả của hoá đơn',
  },
  'POST /v1/staff/earns': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    body: z.extend(billInput, { previewHash: text(100) }),
    status: 201,
    reply: receipt,
    problems: [...billProblems, 'PREVIEW_CHANGED', 'SELF_APPROVAL', 'IN_REVIEW'],
    summary: 'Xác nhận hoá đơn: cộng điểm và dùng điểm trong một bút toán',
  },
  'POST /v1/staff/late-earns': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    body: lateBill,
    status: 201,
    reply: receipt,
    problems: ['DUPLICATE_BILL', 'SELF_APPROVAL', 'IN_REVIEW'],
    summary: 'Ghi hoá đơn đã lưu trên máy lúc mất mạng, theo giờ bán; chỉ cộng điểm',
  },
  'POST /v1/staff/bills': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'idempotency-key',
    body: z.strictObject({ branchId, amountDong: dongAmount(1), billNumber: z.nullable(foreignId) }),
    status: 201,
    reply: z.strictObject({ content: scanned, expiresAt: instantText, amountDong: dongAmount() }),
    problems: [],
    summary: 'Tạo QR hoá đơn để khách tự quét nhận điểm trong 24 giờ',
  },
} as const satisfies RouteTable;
