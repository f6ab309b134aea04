import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planChangedIntegration } from '../../records/integrations.ts';
import { integrationView } from '../../views/integration-view.ts';

/** Another name, paused or let on again; its secrets stay. Problems: NOT_FOUND, BUSY. */
export const changeIntegration: Handler<'PUT /v1/admin/integrations/{integrationId}', Context> = async (
  { params, body },
  { programme },
  context,
) => {
  const changed = await commit(context, () => planChangedIntegration(context, programme, params.integrationId, body));
  return changed.ok ? ok({ reply: integrationView(changed.value) }) : changed;
};
