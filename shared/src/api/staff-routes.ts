import { approvalRoutes } from './staff/approvals.ts';
import { billRoutes } from './staff/bills.ts';
import { holdRoutes } from './staff/holds.ts';
import { counterMemberRoutes } from './staff/members.ts';
import { returnRoutes } from './staff/returns.ts';
import { reviewRoutes } from './staff/reviews.ts';
import { shiftRoutes } from './staff/shift.ts';

/** What staff do at the counter. A branch that is not theirs answers 404 (S04). */
export const staffRoutes = {
  ...shiftRoutes,
  ...approvalRoutes,
  ...reviewRoutes,
  ...returnRoutes,
  ...holdRoutes,
  ...billRoutes,
  ...counterMemberRoutes,
} as const;
