import * as z from 'zod/mini';
import type { BranchId, InvitationId, StaffId } from '../../words/ids.ts';
import { done, idOf, instantText, pageOf, pageQuery, scanned, text } from '../fields.ts';
import { staffLimits, staffLimitsInput } from '../limit-models.ts';
import { managers, owners, type RouteTable, staffRoles } from '../route.ts';

const staffParams = z.strictObject({ staffId: idOf<StaffId>() });
const invitationParams = z.strictObject({ invitationId: idOf<InvitationId>() });
const staffPosition = { role: z.enum(staffRoles), branchIds: z.array(idOf<BranchId>()).check(z.maxLength(200)) };
const staffRecord = z.strictObject({
  staffId: idOf<StaffId>(),
  name: z.string(),
  active: z.boolean(),
  since: instantText,
  ...staffPosition,
});
const invitationRecord = z.strictObject({
  invitationId: idOf<InvitationId>(),
  label: z.string(),
  state: z.enum(['OPEN', 'ACCEPTED', 'CONFIRMED', 'CANCELLED', 'EXPIRED']),
  /** Who opened it in Zalo, as they named themselves; the owner confirms that it is them. */
  acceptedBy: z.nullable(z.string()),
  expiresAt: instantText,
  ...staffPosition,
});

/** Who works here: people, positions, invitations, and what they may do alone. */
export const staffingRoutes = {
  'GET /v1/admin/limits': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    status: 200,
    reply: staffLimits,
    problems: [],
    summary: 'Hạn mức của nhân viên',
  },
  'PUT /v1/admin/limits': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    body: staffLimitsInput,
    status: 200,
    reply: staffLimits,
    problems: [],
    summary: 'Đổi hạn mức của nhân viên',
  },
  'GET /v1/admin/staff': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(staffRecord),
    problems: [],
    summary: 'Nhân viên',
  },
  'PUT /v1/admin/staff/{staffId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: staffParams,
    body: z.strictObject(staffPosition),
    status: 200,
    reply: staffRecord,
    problems: ['LAST_OWNER'],
    summary: 'Đổi vai trò, chi nhánh',
  },
  'DELETE /v1/admin/staff/{staffId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: staffParams,
    status: 200,
    reply: done,
    problems: ['LAST_OWNER'],
    summary: 'Cho nghỉ: mất quyền trong vòng 60 giây',
  },
  'GET /v1/admin/staff/invitations': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(invitationRecord),
    problems: [],
    summary: 'Lời mời nhân viên',
  },
  'POST /v1/admin/staff/invitations': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    body: z.strictObject({ label: text(60), ...staffPosition }),
    status: 201,
    /** The content is shown once, as a QR or a link; the server keeps no copy of it. */
    reply: z.extend(invitationRecord, { content: scanned }),
    problems: [],
    summary: 'Tạo lời mời nhân viên',
  },
  'POST /v1/admin/staff/invitations/{invitationId}/confirm': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    params: invitationParams,
    status: 201,
    reply: staffRecord,
    problems: ['INVITATION_CLOSED', 'LAST_OWNER'],
    summary: 'Xác nhận người đã nhận lời mời',
  },
  'DELETE /v1/admin/staff/invitations/{invitationId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: invitationParams,
    status: 200,
    reply: done,
    problems: ['INVITATION_CLOSED'],
    summary: 'Huỷ lời mời',
  },
} as const satisfies RouteTable;
