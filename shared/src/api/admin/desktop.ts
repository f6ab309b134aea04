import * as z from 'zod/mini';
import type { DesktopId } from '../../words/ids.ts';
import { desktopSeen, desktopSession } from '../desktop-models.ts';
import { done, idOf, scanned } from '../fields.ts';
import { owners, type RouteTable } from '../route.ts';

/** The owner's phone signs a desktop in, and out. */
export const desktopDeskRoutes = {
  'POST /v1/admin/desktop/sign-ins/read': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    body: z.strictObject({ content: scanned }),
    status: 200,
    reply: desktopSeen,
    problems: ['QR_INVALID', 'QR_EXPIRED', 'QR_USED'],
    summary: 'Xem máy tính nào đang xin đăng nhập',
  },
  'POST /v1/admin/desktop/sign-ins/answer': {
    audience: 'admin',
    roles: owners,
    repeats: 'natural-key',
    body: z.strictObject({ content: scanned, agrees: z.boolean() }),
    status: 200,
    reply: done,
    problems: ['QR_INVALID', 'QR_EXPIRED', 'QR_USED'],
    summary: 'Đồng ý hoặc từ chối cho máy tính đăng nhập',
  },
  'GET /v1/admin/desktop/sessions': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ items: z.array(desktopSession).check(z.maxLength(50)) }),
    problems: [],
    summary: 'Các máy tính đang đăng nhập',
  },
  'DELETE /v1/admin/desktop/sessions/{sessionId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: z.strictObject({ sessionId: idOf<DesktopId>() }),
    status: 200,
    reply: done,
    problems: [],
    summary: 'Đăng xuất một máy tính',
  },
} as const satisfies RouteTable;
