import { customerRoutes } from '@quaylai/shared/api/customer-routes';
import { lambda } from './http/lambda.ts';
import { customerHandlers } from './routes/customer/handlers.ts';

export const handler = lambda('customer', customerRoutes, customerHandlers);
