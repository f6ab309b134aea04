import { cardRoutes } from './customer/card.ts';
import { desktopRoutes } from './customer/desktop.ts';
import { personRoutes } from './customer/person.ts';
import { redemptionRoutes } from './customer/redemptions.ts';
import { scanRoutes } from './customer/scans.ts';
import { sessionRoutes } from './customer/session.ts';
import { spendingRoutes } from './customer/spending.ts';

/** What a customer can do in the Mini App. */
export const customerRoutes = {
  ...sessionRoutes,
  ...redemptionRoutes,
  ...spendingRoutes,
  ...scanRoutes,
  ...personRoutes,
  ...cardRoutes,
  ...desktopRoutes,
} as const;
