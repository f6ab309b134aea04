import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listIntegrations } from '../../records/integrations.ts';
import { integrationView } from '../../views/integration-view.ts';

/** Systems that may push orders; their secrets are never shown again. */
export const listAllIntegrations: Handler<'GET /v1/admin/integrations', Context> = async (
  _request,
  { programme },
  context,
) => ok({ reply: { integrations: (await listIntegrations(context, programme)).map(integrationView) } });
