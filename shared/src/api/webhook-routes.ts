import * as z from 'zod/mini';
import type { BranchId, HoldId, MemberId } from '../words/ids.ts';
import { done, foreignId, idOf, pointAmount, text } from './fields.ts';
import { orderBodyMaxBytes, type RouteTable } from './route.ts';

/** Amounts come as numbers or as decimal text ("199999.6000"); both are rounded half-up to đồng (E26). */
const amount = z.union([
  z.number().check(z.gte(-1e11), z.lte(1e11)),
  z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,6})?$/)),
]);
const nullish = <Schema extends z.ZodMiniType>(schema: Schema) => z.optional(z.nullable(schema));

/** The canonical order of pos-formats.md E0, in its own spelling. */
export const pushedOrder = z.strictObject({
  kind: z.enum(['ORDER', 'RETURN']),
  source_id: foreignId,
  code: nullish(text(100)),
  revision: z.int().check(z.gte(0)),
  /** ISO 8601; without a zone it is Vietnam's time. */
  business_time: text(40),
  branch_ref: nullish(idOf<BranchId>()),
  channel: nullish(text(40)),
  staff_ref: nullish(text(64)),
  status: z.enum(['OPEN', 'COMPLETED', 'CANCELLED']),
  paid: z.boolean(),
  customer: nullish(
    z.strictObject({
      source_id: nullish(foreignId),
      phone: nullish(text(20)),
      name: nullish(text(60)),
      member_id: nullish(idOf<MemberId>()),
    }),
  ),
  lines: z
    .array(
      z.strictObject({
        line_id: foreignId,
        sku: nullish(text(64)),
        category: nullish(text(64)),
        qty: z.number().check(z.gt(0), z.lte(1_000_000)),
        unit_price: amount,
        line_discount: nullish(amount),
        is_gift_card: nullish(z.boolean()),
      }),
    )
    .check(z.minLength(1), z.maxLength(1000)),
  order_discount: nullish(amount),
  shipping: nullish(amount),
  surcharge: nullish(amount),
  tax: nullish(amount),
  total: amount,
  tenders: nullish(z.array(z.strictObject({ method: text(40), amount })).check(z.maxLength(20))),
  /** Points the customer paid with: only together with the hold that set them aside (decisions 13). */
  points_used: nullish(pointAmount()),
  hold_id: nullish(idOf<HoldId>()),
  /** Codes of vouchers that the customer paid with; the total has what they take off left out (C7). */
  vouchers: nullish(z.array(text(40)).check(z.maxLength(5))),
  original_source_id: nullish(foreignId),
  raw_ref: nullish(text(200)),
});
export type PushedOrder = z.output<typeof pushedOrder>;

/** Points that one event may give. */
const eventPointsMax = 500;

/** Something a member did that is no purchase: a review, a visit (C5, EVENT_COUNT). */
export const pushedEvent = z.strictObject({
  source_id: foreignId,
  business_time: text(40),
  customer: z.strictObject({ phone: nullish(text(20)), member_id: nullish(idOf<MemberId>()) }),
  points: nullish(pointAmount().check(z.lte(eventPointsMax))),
});
export type PushedEvent = z.output<typeof pushedEvent>;

/** What Zalo tells of a Mini App (zalo-platform.md 4.6); fields that we do not know are no reason to refuse it. */
export const miniAppEvent = z.looseObject({
  event: text(64),
  userId: nullish(text(64)),
  /** Milliseconds, or seconds, as a number or as text. */
  timestamp: nullish(z.union([z.number(), z.string().check(z.regex(/^\d{1,16}$/))])),
});
export type MiniAppEvent = z.output<typeof miniAppEvent>;

export const orderOutcomes = ['POSTED', 'DUPLICATE', 'STALE', 'NOT_YET', 'NO_MEMBER', 'PARKED', 'QUARANTINED'] as const;

/** What systems push, signed over the raw body (pos-formats.md E7). */
export const webhookRoutes = {
  'POST /v1/orders': {
    audience: 'webhooks',
    roles: ['integration'],
    repeats: 'natural-key',
    body: pushedOrder,
    bodyMaxBytes: orderBodyMaxBytes,
    status: 200,
    reply: z.strictObject({
      outcome: z.enum(orderOutcomes),
      memberId: z.nullable(idOf<MemberId>()),
      entrySeq: z.nullable(z.int()),
      /** What this push changed: points given, negative when taken back. */
      points: z.int(),
      reason: z.nullable(z.string()),
    }),
    problems: ['HOLD_EXPIRED', 'HOLD_CLOSED', 'INSUFFICIENT_POINTS', 'CEILING', 'BELOW_MIN'],
    summary: 'Đẩy hoá đơn hoặc phiếu trả hàng từ máy bán hàng',
  },
  'POST /v1/events': {
    audience: 'webhooks',
    roles: ['integration'],
    repeats: 'natural-key',
    body: pushedEvent,
    status: 200,
    reply: z.strictObject({
      outcome: z.enum(['POSTED', 'DUPLICATE', 'NO_MEMBER']),
      memberId: z.nullable(idOf<MemberId>()),
      entrySeq: z.nullable(z.int()),
      points: z.int(),
      reason: z.nullable(z.string()),
    }),
    problems: ['IDEMPOTENCY_KEY_REUSED'],
    summary: 'Đẩy một hoạt động không phải mua hàng: tính cho hạng, có thể tặng điểm',
  },
  'POST /v1/zalo/{miniAppId}/events': {
    audience: 'webhooks',
    roles: ['zalo'],
    repeats: 'natural-key',
    params: z.strictObject({ miniAppId: z.string().check(z.regex(/^\d{1,32}$/)) }),
    body: miniAppEvent,
    status: 200,
    reply: done,
    problems: [],
    summary: 'Zalo báo một sự kiện của Mini App, như khi người dùng rút lại đồng ý',
  },
} as const satisfies RouteTable;
