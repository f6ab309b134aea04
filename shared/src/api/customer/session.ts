import * as z from 'zod/mini';
import { done, instantText, scanned, text } from '../fields.ts';
import { branchView, consentGiven, programmeView } from '../member-models.ts';
import { type RouteTable, staffRoles } from '../route.ts';

/** A Mini App's id: it names the programme before anybody is known. */
export const miniAppId = z.string().check(z.regex(/^\d{1,30}$/));

/** A session: our own token, 30 minutes, renewed by a new exchange (decisions 21). */
export const session = z.strictObject({
  token: z.string(),
  expiresAt: instantText,
  programme: programmeView,
  isMember: z.boolean(),
  staff: z.nullable(z.strictObject({ role: z.enum(staffRoles), branches: z.array(branchView) })),
});
export type Session = z.output<typeof session>;

/** Signing in, and joining. */
export const sessionRoutes = {
  'GET /health': {
    audience: 'customer',
    roles: ['anyone'],
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ status: z.literal('OK'), time: instantText }),
    problems: [],
    summary: 'Hệ thống có đang trả lời không',
  },
  'POST /v1/session': {
    audience: 'customer',
    roles: ['anyone'],
    repeats: 'harmless',
    body: z.strictObject({ miniAppId, accessToken: text(4096) }),
    status: 200,
    reply: session,
    problems: ['ZALO_TOKEN_REJECTED', 'ZALO_UNAVAILABLE'],
    summary: 'Đổi mã truy cập Zalo lấy phiên làm việc',
  },
  'POST /v1/me/membership': {
    audience: 'customer',
    roles: ['person'],
    repeats: 'natural-key',
    body: z.strictObject({
      name: z.nullable(text(60)),
      consents: z.array(consentGiven).check(z.minLength(1), z.maxLength(4)),
      /** The store QR or link that brought the person; null when they came by themselves. */
      scanned: z.nullable(scanned),
    }),
    status: 201,
    reply: session,
    problems: ['QR_INVALID'],
    summary: 'Tham gia chương trình',
  },
  'POST /v1/me/staff-invitations': {
    audience: 'customer',
    roles: ['person'],
    repeats: 'natural-key',
    body: z.strictObject({ content: scanned, name: text(60) }),
    status: 201,
    reply: done,
    problems: ['QR_INVALID', 'INVITATION_CLOSED'],
    summary: 'Nhận lời mời làm nhân viên, chờ chủ shop xác nhận',
  },
} as const satisfies RouteTable;
