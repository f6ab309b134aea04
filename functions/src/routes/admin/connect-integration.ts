import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import {
  findClaimedIntegration,
  integrationsMax,
  listIntegrations,
  planIntegration,
} from '../../records/integrations.ts';
import { integrationView } from '../../views/integration-view.ts';
import { recordOnce } from './record-once.ts';
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
  const connected = await recordOnce(request, caller, context, plan, integrationView);
  if (!connected.ok) return connected;
  const { reply, replayed } = connected.value;
  // Only the sealed record holds the secret: what is remembered of the request does not.
  const found = await findClaimedIntegration(context, reply.integrationId);
  const secret = found?.integration.secrets[0];
  if (secret === undefined) throw new Error('an integration without its record');
  return ok({ reply: { ...reply, secret }, replayed });
};
