import type { webhookRoutes } from '@quaylai/shared/api/webhook-routes';
import type { Context } from '../../http/context.ts';
import type { HandlersOf } from '../../http/handler.ts';
import type { Inbox } from '../../inbox/message.ts';
import { pushEvent } from './push-event.ts';
import { pushOrder } from './push-order.ts';
import { takeZaloEvent } from './take-zalo-event.ts';

/** Every route that systems push to; one without a handler does not compile. */
export const webhookHandlers: HandlersOf<typeof webhookRoutes, Context & { readonly inbox: Inbox }> = {
  'POST /v1/orders': pushOrder,
  'POST /v1/events': pushEvent,
  'POST /v1/zalo/{miniAppId}/events': takeZaloEvent,
};
