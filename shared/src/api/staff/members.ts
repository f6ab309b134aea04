import * as z from 'zod/mini';
import type { BranchId } from '../../words/ids.ts';
import { cursor, idOf, pageOf, scanned, text } from '../fields.ts';
import { memberCard } from '../member-models.ts';
import { atCounter, type RouteTable } from '../route.ts';

const branchId = idOf<BranchId>();

/** Who stands at the counter. */
export const counterMemberRoutes = {
  'POST /v1/staff/members/scan': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'natural-key',
    body: z.strictObject({ content: scanned, branchId }),
    status: 200,
    /** `visit` proves for 10 minutes that the customer stood here. */
    reply: z.strictObject({ member: memberCard, visit: scanned }),
    problems: ['QR_INVALID', 'QR_EXPIRED', 'QR_USED'],
    summary: 'Quét mã QR thành viên',
  },
  'POST /v1/staff/members/find': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'harmless',
    /** In a body, not in the address: a phone or a name must not reach a log. */
    body: z.strictObject({ text: text(60), cursor: z.nullable(cursor) }),
    status: 200,
    reply: pageOf(memberCard),
    problems: [],
    summary: 'Tìm thành viên theo số điện thoại hoặc tên không dấu',
  },
  'POST /v1/staff/members': {
    audience: 'staff',
    roles: atCounter,
    repeats: 'natural-key',
    body: z.strictObject({ phone: text(20), branchId }),
    status: 201,
    reply: memberCard,
    problems: [],
    summary: 'Ghi danh khách mới bằng số điện thoại; số đã có thì trả về thành viên đó',
  },
} as const satisfies RouteTable;
