import { webhookRoutes } from '@quaylai/shared/api/webhook-routes';
import { openQueue } from './cloud/queue.ts';
import { lambda } from './http/lambda.ts';
import type { InboxMessage } from './inbox/message.ts';
import { webhookHandlers } from './routes/webhooks/handlers.ts';
import { proveSender } from './routes/webhooks/prove-sender.ts';

const queue = openQueue(process.env['INBOX_URL'] ?? '');
const inbox = { send: (message: InboxMessage) => queue.send(JSON.stringify(message)) };

export const handler = lambda('webhooks', webhookRoutes, webhookHandlers, { prove: proveSender, beside: { inbox } });
