import { webhookRoutes } from '@quaylai/shared/api/webhook-routes';
import { lambda } from './http/lambda.ts';
import { provePush } from './pos/prove-push.ts';
import { webhookHandlers } from './routes/webhooks/handlers.ts';

export const handler = lambda('webhooks', webhookRoutes, webhookHandlers, provePush);
