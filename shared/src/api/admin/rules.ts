import * as z from 'zod/mini';
import { instantText, ordinal, pageOf, pageQuery, text } from '../fields.ts';
import { onlookers, owners, type RouteTable } from '../route.ts';
import { campaignBudget, draftDocument, ruleCheck, ruleVersionSummary, ruleVersionView } from '../rule-models.ts';

/** What owners decide: the rules, their drafts, versions and budgets. */
export const ruleRoutes = {
  'GET /v1/admin/rules': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ active: ruleVersionView, scheduled: z.array(ruleVersionSummary), latestVersion: z.int() }),
    problems: [],
    summary: 'Luật đang áp dụng và luật đã hẹn giờ',
  },
  'GET /v1/admin/rules/budgets': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ campaigns: z.array(campaignBudget) }),
    problems: [],
    summary: 'Ngân sách chiến dịch: đã dùng và còn lại',
  },
  'POST /v1/admin/rules/check': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    /** The language that faults, warnings and differences are answered in. */
    body: z.strictObject({ document: draftDocument, language: z._default(z.enum(['vi', 'en']), 'vi') }),
    status: 200,
    reply: ruleCheck,
    problems: [],
    summary: 'Kiểm tra luật nháp: lỗi, cảnh báo, khác biệt, ví dụ',
  },
  'POST /v1/admin/rules/versions': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    body: z.strictObject({
      document: draftDocument,
      reason: text(300),
      /** Null takes effect at once; never in the past. */
      effectiveFrom: z.nullable(instantText),
      /** The latest version that the author saw. */
      basedOn: z.int(),
    }),
    status: 201,
    reply: ruleVersionView,
    problems: ['RULES_INVALID', 'RULES_CHANGED'],
    summary: 'Xuất bản luật mới',
  },
  'GET /v1/admin/rules/versions': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(ruleVersionSummary),
    problems: [],
    summary: 'Các phiên bản luật, mới nhất trước',
  },
  'GET /v1/admin/rules/versions/{version}': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    params: z.strictObject({ version: ordinal }),
    status: 200,
    reply: ruleVersionView,
    problems: [],
    summary: 'Một phiên bản luật',
  },
  'POST /v1/admin/rules/rollback': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    body: z.strictObject({ version: z.int().check(z.gte(1)), reason: text(300), basedOn: z.int() }),
    status: 201,
    reply: ruleVersionView,
    problems: ['RULES_CHANGED'],
    summary: 'Quay về một phiên bản cũ bằng một phiên bản mới',
  },
} as const satisfies RouteTable;
