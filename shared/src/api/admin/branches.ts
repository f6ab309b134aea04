import * as z from 'zod/mini';
import type { BranchId } from '../../words/ids.ts';
import { dayTotals } from '../counter-models.ts';
import { dateText, idOf, scanned, text } from '../fields.ts';
import { branchView } from '../member-models.ts';
import { managers, onlookers, owners, type RouteTable } from '../route.ts';

const branchInput = z.strictObject({ name: text(80), address: text(200), active: z.boolean() });

/** Where the shop is, and what it did day by day. */
export const branchRoutes = {
  'GET /v1/admin/branches': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ branches: z.array(branchView) }),
    problems: [],
    summary: 'Các chi nhánh',
  },
  'POST /v1/admin/branches': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    body: branchInput,
    status: 201,
    reply: branchView,
    problems: [],
    summary: 'Mở chi nhánh',
  },
  'PUT /v1/admin/branches/{branchId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: z.strictObject({ branchId: idOf<BranchId>() }),
    body: branchInput,
    status: 200,
    reply: branchView,
    problems: [],
    summary: 'Sửa chi nhánh',
  },
  'GET /v1/admin/branches/{branchId}/poster': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    params: z.strictObject({ branchId: idOf<BranchId>() }),
    status: 200,
    reply: z.strictObject({ content: scanned, branchName: z.string() }),
    problems: [],
    summary: 'Nội dung QR dán tại quầy: chỉ để tham gia và ghi nhận lượt ghé',
  },
  'GET /v1/admin/days': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    /** Inclusive; at most 92 days. */
    query: z.strictObject({ from: dateText, to: dateText }),
    status: 200,
    reply: z.strictObject({ days: z.array(dayTotals) }),
    problems: [],
    summary: 'Tổng theo ngày',
  },
} as const satisfies RouteTable;
