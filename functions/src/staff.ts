import { staffRoutes } from '@quaylai/shared/api/staff-routes';
import { lambda } from './http/lambda.ts';
import { staffHandlers } from './routes/staff/handlers.ts';

export const handler = lambda('staff', staffRoutes, staffHandlers);
