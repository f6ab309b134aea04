import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listOpenSpendRequests } from '../../records/spend-requests.ts';
import { spendRequestView } from '../../views/spend-request-view.ts';

/** What a till asks this customer to confirm right now (S08). */
export const listSpendRequests: Handler<'GET /v1/me/spend-requests', Context> = async (_, caller, context) => {
  const { programme, member } = caller;
  const now = context.clock();
  const open = await listOpenSpendRequests(context.table, programme, member, now);
  const requests = await Promise.all(open.map((each) => spendRequestView(context.directory, programme, each, now)));
  return ok({ reply: { requests } });
};
