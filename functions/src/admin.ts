import { adminRoutes } from '@quaylai/shared/api/admin-routes';
import { lambda } from './http/lambda.ts';
import { adminHandlers } from './routes/admin/handlers.ts';

export const handler = lambda('admin', adminRoutes, adminHandlers);
