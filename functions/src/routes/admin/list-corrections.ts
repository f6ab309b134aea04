import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { correctionsAtDesk } from '../../records/corrections.ts';
import { correctionViews } from '../../views/correction-view.ts';

/** What waits for an owner, or all that was corrected by hand, newest first. */
export const listCorrections: Handler<'GET /v1/admin/corrections', Context> = async ({ query }, caller, context) => {
  const { programme, staff } = caller;
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { corrections, next } = await correctionsAtDesk(context.table, programme, query.place, page);
  return ok({ reply: { items: await correctionViews(context, programme, corrections, staff), next } });
};
