import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { requestsOf } from '../../records/requests.ts';
import { requestViews } from '../../views/request-view.ts';

/** What the member asked of the shop, newest first, with the answers. */
export const listMyRequests: Handler<'GET /v1/me/requests', Context> = async ({ query }, caller, context) => {
  const { programme, member } = caller;
  const page = { limit: query.limit, cursor: query.cursor ?? null };
  const { requests, next } = await requestsOf(context.table, programme, member, page);
  return ok({ reply: { items: await requestViews(context, programme, requests), next } });
};
