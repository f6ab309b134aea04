import * as z from 'zod/mini';
import type { BranchId, StaffId } from '../../words/ids.ts';
import { dayTotals } from '../counter-models.ts';
import { done, idOf, pinText as pin, pointAmount } from '../fields.ts';
import { branchView } from '../member-models.ts';
import { managers, type RouteTable, staffRoles } from '../route.ts';

const branchId = idOf<BranchId>();

/** Who is at the counter, and what the day brought. */
export const shiftRoutes = {
  'GET /v1/staff/me': {
    audience: 'staff',
    roles: staffRoles,
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({
      staffId: idOf<StaffId>(),
      name: z.string(),
      role: z.enum(staffRoles),
      branches: z.array(branchView),
      /** The most points one redemption may cost before a manager must approve; null has no limit. */
      approveLimitPoints: z.nullable(pointAmount()),
      /** False before the first shift, and after a manager took a forgotten one away. */
      pinSet: z.boolean(),
    }),
    problems: [],
    summary: 'Tôi là nhân viên nào, ở đâu, hạn mức bao nhiêu',
  },
  'POST /v1/staff/me/pin': {
    audience: 'staff',
    roles: staffRoles,
    repeats: 'harmless',
    /** `current` is null while none is set. */
    body: z.strictObject({ pin, current: z.nullable(pin) }),
    status: 200,
    reply: done,
    problems: ['PIN_WRONG', 'PIN_LOCKED'],
    summary: 'Đặt mã PIN mở khoá quầy',
  },
  'POST /v1/staff/me/pin/check': {
    audience: 'staff',
    roles: staffRoles,
    repeats: 'harmless',
    body: z.strictObject({ pin }),
    status: 200,
    reply: done,
    problems: ['PIN_WRONG', 'PIN_LOCKED'],
    summary: 'Mở khoá quầy bằng mã PIN',
  },
  'POST /v1/staff/colleagues/{staffId}/pin-reset': {
    audience: 'staff',
    roles: managers,
    repeats: 'harmless',
    params: z.strictObject({ staffId: idOf<StaffId>() }),
    status: 200,
    reply: done,
    problems: [],
    summary: 'Bỏ mã PIN mà một đồng nghiệp đã quên',
  },
  'GET /v1/staff/days/today': {
    audience: 'staff',
    roles: staffRoles,
    repeats: 'harmless',
    query: z.strictObject({ branchId }),
    status: 200,
    reply: dayTotals,
    problems: [],
    summary: 'Hôm nay ở chi nhánh',
  },
} as const satisfies RouteTable;
