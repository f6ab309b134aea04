import * as z from 'zod/mini';
import type { BranchId } from '../../words/ids.ts';
import { dongAmount, idOf, instantText, pointAmount, pointTotal, scanned } from '../fields.ts';
import { entryView } from '../member-models.ts';
import { type RouteTable, staffRoles } from '../route.ts';

/** What a scanned code turned out to be, before anything is done about it. */
const scanResult = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('STORE'), branchId: idOf<BranchId>(), branchName: z.string() }),
  z.strictObject({
    kind: z.literal('BILL'),
    branchName: z.nullable(z.string()),
    amountDong: dongAmount(),
    pointsToEarn: pointAmount(),
    expiresAt: instantText,
  }),
  z.strictObject({ kind: z.literal('STAFF_INVITATION'), programmeName: z.string(), role: z.enum(staffRoles) }),
]);

/** What a customer scans. */
export const scanRoutes = {
  'POST /v1/me/scans': {
    audience: 'customer',
    roles: ['person'],
    repeats: 'harmless',
    body: z.strictObject({ content: scanned }),
    status: 200,
    reply: scanResult,
    problems: ['QR_INVALID', 'QR_EXPIRED', 'ALREADY_CLAIMED', 'INVITATION_CLOSED'],
    summary: 'Mã vừa quét là gì',
  },
  'POST /v1/me/check-ins': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'idempotency-key',
    body: z.strictObject({ content: scanned }),
    status: 201,
    reply: z.strictObject({ branchName: z.string(), at: instantText }),
    problems: ['QR_INVALID'],
    summary: 'Ghi nhận lượt ghé cửa hàng',
  },
  'POST /v1/me/claims': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'natural-key',
    body: z.strictObject({ content: scanned }),
    status: 201,
    reply: z.strictObject({ entry: entryView, available: pointTotal() }),
    problems: ['QR_INVALID', 'QR_EXPIRED', 'ALREADY_CLAIMED', 'SELF_APPROVAL'],
    summary: 'Nhận điểm từ QR hoá đơn',
  },
} as const satisfies RouteTable;
