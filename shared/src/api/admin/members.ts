import * as z from 'zod/mini';
import type { MemberId } from '../../words/ids.ts';
import { cursor, idOf, instantText, ordinal, pageOf, pageQuery, text } from '../fields.ts';
import { balance, entryView, explanation, memberCard, standing } from '../member-models.ts';
import { managers, owners, type RouteTable } from '../route.ts';

const memberParams = z.strictObject({ memberId: idOf<MemberId>() });

/** Members, found and read. */
export const memberRoutes = {
  'POST /v1/admin/members/search': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    /** Phone, last four digits, or a name without diacritics; in a body so that it reaches no log. */
    body: z.strictObject({ text: text(60), cursor: z.nullable(cursor) }),
    status: 200,
    reply: pageOf(memberCard),
    problems: [],
    summary: 'Tìm thành viên',
  },
  'GET /v1/admin/members/{memberId}': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    params: memberParams,
    status: 200,
    reply: z.strictObject({ member: memberCard, balance, standing, joinedAt: instantText }),
    problems: [],
    summary: 'Một thành viên',
  },
  'GET /v1/admin/members/{memberId}/entries': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    params: memberParams,
    query: pageQuery,
    status: 200,
    reply: pageOf(entryView),
    problems: [],
    summary: 'Lịch sử điểm của thành viên',
  },
  'GET /v1/admin/members/{memberId}/entries/{seq}/explain': {
    audience: 'admin',
    roles: managers,
    repeats: 'harmless',
    params: z.extend(memberParams, { seq: ordinal }),
    status: 200,
    /** `reason`: what staff wrote when they did it by hand. */
    reply: z.extend(explanation, { reason: z.nullable(z.string()) }),
    problems: [],
    summary: 'Vì sao có bút toán này',
  },
  'POST /v1/admin/members/{memberId}/verify': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: memberParams,
    status: 200,
    reply: z.strictObject({
      entries: z.int(),
      intact: z.boolean(),
      /** The first entry that does not fit its hash, its place or the balance. */
      wrongAt: z.nullable(z.int()),
    }),
    problems: [],
    summary: 'Kiểm tra chuỗi bút toán và số dư',
  },
} as const satisfies RouteTable;
