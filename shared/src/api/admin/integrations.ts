import * as z from 'zod/mini';
import type { IntegrationId } from '../../words/ids.ts';
import { idOf, instantText, text } from '../fields.ts';
import { owners, type RouteTable } from '../route.ts';

const integrationRecord = z.strictObject({
  integrationId: idOf<IntegrationId>(),
  name: z.string(),
  createdAt: instantText,
  /** A paused one is refused whatever it pushes. */
  active: z.boolean(),
});
const integrationParams = z.strictObject({ integrationId: idOf<IntegrationId>() });

/** The tills that push orders. */
export const integrationRoutes = {
  'GET /v1/admin/integrations': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    status: 200,
    reply: z.strictObject({ integrations: z.array(integrationRecord) }),
    problems: [],
    summary: 'Kết nối máy bán hàng',
  },
  'POST /v1/admin/integrations': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    body: z.strictObject({ name: text(60) }),
    status: 201,
    /** The secret is shown this once. */
    reply: z.extend(integrationRecord, { secret: z.string() }),
    problems: [],
    summary: 'Tạo kết nối và khoá bí mật',
  },
  'PUT /v1/admin/integrations/{integrationId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: integrationParams,
    body: z.strictObject({ name: text(60), active: z.boolean() }),
    status: 200,
    reply: integrationRecord,
    problems: [],
    summary: 'Đổi tên, tạm dừng hoặc cho chạy lại kết nối',
  },
  'POST /v1/admin/integrations/{integrationId}/secret': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    params: integrationParams,
    status: 201,
    /** Shown this once; the one before stays good until the next, so that a till can change over. */
    reply: z.extend(integrationRecord, { secret: z.string() }),
    problems: [],
    summary: 'Khoá bí mật mới; khoá cũ còn dùng được đến lần đổi sau',
  },
} as const satisfies RouteTable;
