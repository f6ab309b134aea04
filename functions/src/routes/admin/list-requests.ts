import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { requestsAtDesk } from '../../records/requests.ts';
import { requestsForOwner } from '../../views/request-view.ts';

/** What members asked: the nearest legal deadline first, or the latest answers. */
export const listRequests: Handler<'GET /v1/admin/requests', Context> = async ({ query }, { programme }, context) => {
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { requests, next } = await requestsAtDesk(context.table, programme, query.place, page);
  return ok({ reply: { items: await requestsForOwner(context, programme, requests), next } });
};
