import { adminRoutes } from './admin-routes.ts';
import { customerRoutes } from './customer-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** The spine: every route there is. Infra creates them, functions must handle them, clients are typed by them. */
export const routes = { ...customerRoutes, ...staffRoutes, ...adminRoutes, ...webhookRoutes } as const;

export type Routes = typeof routes;
export type KnownRouteKey = keyof Routes;
