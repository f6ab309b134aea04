import * as z from 'zod/mini';
import type { MemberId } from '../../words/ids.ts';
import { dateText, idOf, pageOf, pageQuery, text } from '../fields.ts';
import { balance, consentGiven, consentView, entryView, profile, standing } from '../member-models.ts';
import { requestKinds, requestView } from '../request-models.ts';
import { redemptionView } from '../reward-models.ts';
import type { RouteTable } from '../route.ts';

/** Who the customer is, what they agreed to, what they ask for. */
export const personRoutes = {
  'GET /v1/me/profile': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    status: 200,
    reply: profile,
    problems: [],
    summary: 'Hồ sơ của tôi',
  },
  'PUT /v1/me/profile': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    body: z.strictObject({ name: z.nullable(text(60)), birthday: z.nullable(dateText) }),
    status: 200,
    reply: profile,
    problems: [],
    summary: 'Sửa hồ sơ',
  },
  'POST /v1/me/phone': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'natural-key',
    body: z.strictObject({ accessToken: text(4096), phoneToken: text(4096) }),
    status: 200,
    reply: profile,
    problems: ['PHONE_TAKEN', 'PHONE_UNVERIFIED', 'ZALO_TOKEN_REJECTED', 'ZALO_UNAVAILABLE'],
    summary: 'Liên kết số điện thoại Zalo',
  },
  'POST /v1/me/consents': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'idempotency-key',
    body: consentGiven,
    status: 201,
    reply: consentView,
    problems: [],
    summary: 'Đồng ý hoặc rút lại đồng ý',
  },
  'POST /v1/me/requests': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'idempotency-key',
    body: z.strictObject({
      kind: z.enum(requestKinds),
      text: z.nullable(text(1000)),
      /** Of a dispute: the entry in question. */
      entrySeq: z.nullable(z.int().check(z.gte(1))),
    }),
    status: 201,
    reply: requestView,
    problems: ['TOO_LONG_AGO'],
    summary: 'Gửi yêu cầu xoá dữ liệu, lấy dữ liệu, hoặc khiếu nại một biến động',
  },
  'GET /v1/me/requests': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(requestView),
    problems: [],
    summary: 'Yêu cầu của tôi và câu trả lời',
  },
  'GET /v1/me/data': {
    audience: 'customer',
    roles: ['member'],
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: z.strictObject({
      /** On the first page only. */
      personal: z.nullable(z.extend(profile, { memberId: idOf<MemberId>(), balance, standing })),
      entries: z.array(entryView),
      redemptions: z.array(redemptionView),
      next: z.nullable(z.string()),
    }),
    problems: [],
    summary: 'Tải toàn bộ dữ liệu của tôi, từng trang',
  },
} as const satisfies RouteTable;
