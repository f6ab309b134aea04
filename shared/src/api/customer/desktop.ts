import * as z from 'zod/mini';
import type { DesktopId } from '../../words/ids.ts';
import { desktopAsked, signInStates } from '../desktop-models.ts';
import { idOf } from '../fields.ts';
import type { RouteTable } from '../route.ts';
import { miniAppId, session } from './session.ts';

/** A desktop browser that nobody is signed in at: it shows a one-time code and asks what became of it (decisions 31). */
export const desktopRoutes = {
  'POST /v1/desktop/sign-ins': {
    audience: 'customer',
    roles: ['anyone'],
    repeats: 'harmless',
    body: z.strictObject({ miniAppId }),
    status: 201,
    reply: desktopAsked,
    problems: ['TOO_MANY_TRIES'],
    summary: 'Xin mã QR dùng một lần để chủ shop đăng nhập trên máy tính',
  },
  'POST /v1/desktop/sign-ins/poll': {
    audience: 'customer',
    roles: ['anyone'],
    repeats: 'harmless',
    body: z.strictObject({ miniAppId, signInId: idOf<DesktopId>(), secret: z.string().check(z.maxLength(100)) }),
    status: 200,
    /** The session comes once the owner agreed: the same one, however often it is fetched. */
    reply: z.strictObject({ state: z.enum(signInStates), session: z.nullable(session) }),
    problems: ['QR_EXPIRED'],
    summary: 'Máy tính hỏi chủ shop đã đồng ý chưa',
  },
} as const satisfies RouteTable;
