import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { planRotation } from '../../records/integrations.ts';
import { integrationView } from '../../views/integration-view.ts';
import { recordOnce } from './record-once.ts';
import { withSecret } from './with-secret.ts';

/**
 * A new secret beside the newest, so that the till can change over; an older one ends (TH11). Problems: NOT_FOUND,
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const renewSecret: Handler<'POST /v1/admin/integrations/{integrationId}/secret', Context> = async (
  request,
  caller,
  context,
) => {
  const { integrationId } = request.params;
  const plan = () => planRotation(context, caller.programme, integrationId);
  return withSecret(context, await recordOnce(request, caller, context, plan, integrationView));
};
