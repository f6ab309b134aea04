import * as z from 'zod/mini';
import { instantText, ordinal, pageOf, pageQuery, scanned } from '../fields.ts';
import { branchView, entryView, explanation, home, standing, tierView } from '../member-models.ts';
import type { RouteTable } from '../route.ts';

/** The member card: points, tier, history. */
export const cardRoutes = {
  'GET /v1/me': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    status: 200,
    reply: home,
    problems: [],
    summary: 'Thẻ thành viên: điểm, hạng, biến động gần đây',
  },
  'GET /v1/me/entries': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(entryView),
    problems: [],
    summary: 'Lịch sử điểm, mới nhất trước',
  },
  'GET /v1/me/entries/{seq}/explain': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    params: z.strictObject({ seq: ordinal }),
    status: 200,
    reply: explanation,
    problems: [],
    summary: 'Vì sao có bút toán này',
  },
  'GET /v1/me/entries/{seq}/former': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    params: z.strictObject({ seq: ordinal }),
    query: pageQuery,
    status: 200,
    reply: pageOf(entryView),
    problems: [],
    summary: 'Lịch sử của tài khoản đã gộp vào tôi bằng bút toán này',
  },
  'POST /v1/me/qr': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ content: scanned, expiresAt: instantText }),
    problems: [],
    summary: 'Mã QR thành viên, sống tối đa 60 giây, dùng một lần',
  },
  'GET /v1/tiers': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ tiers: z.array(tierView), standing }),
    problems: [],
    summary: 'Các hạng, quyền lợi và vị trí của tôi',
  },
  'GET /v1/branches': {
    audience: 'customer',
    roles: ['person'],
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ branches: z.array(branchView) }),
    problems: [],
    summary: 'Các chi nhánh đang mở',
  },
} as const satisfies RouteTable;
