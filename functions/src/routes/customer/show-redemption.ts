import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findRedemption } from '../../records/redemptions.ts';
import { redemptionView } from '../../views/redemption-view.ts';

/** One of mine. Problems: NOT_FOUND, also for somebody else's (TH1). */
export const showRedemption: Handler<'GET /v1/me/redemptions/{redemptionId}', Context> = async (
  { params },
  { programme, member },
  { table, directory, clock },
) => {
  const redemption = await findRedemption(table, programme, member, params.redemptionId);
  if (redemption === null) return refuse({ code: 'NOT_FOUND' });
  return ok({ reply: redemptionView(redemption, await directory.names(programme), clock()) });
};
