import { refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { integrationsMax, listIntegrations, planIntegration } from '../../records/integrations.ts';
import { integrationView } from '../../views/integration-view.ts';
import { recordOnce } from './record-once.ts';
import { withSecret } from './with-secret.ts';
import { integrationsFull } from './words/admin-sentences.ts';

/**
 * A system that may push orders, with the secret it signs them by. Problems: INVALID_REQUEST (as many as there may be),
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const connectIntegration: Handler<'POST /v1/admin/integrations', Context> = async (request, caller, context) => {
  const { programme } = caller;
  const plan = async () => {
    const isFull = (await listIntegrations(context, programme)).length >= integrationsMax;
    return isFull
      ? refuse({ code: 'INVALID_REQUEST', fields: { name: integrationsFull(integrationsMax) } } as const)
      : planIntegration(context, programme, request.body.name);
  };
  return withSecret(context, await recordOnce(request, caller, context, plan, integrationView));
};
