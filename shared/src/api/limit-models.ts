import * as z from 'zod/mini';
import { dongAmount, instantText, pointAmount } from './fields.ts';

/** The contract's own number is the ceiling: a lonely owner shall not lift it for themselves (C11). */
const correctAloneMax = 500;

const limits = {
  /** The most points one redemption may cost for a cashier, or a manager, to approve it; null has no limit (S01). */
  cashierApprovePoints: z.nullable(pointAmount()),
  managerApprovePoints: z.nullable(pointAmount()),
  /** The largest bill whose goods a cashier takes back (decisions 16). */
  cashierReturnDong: z.nullable(dongAmount()),
  /** What managers and owners correct by hand alone; above it somebody else agrees. */
  correctAlonePoints: pointAmount().check(z.lte(correctAloneMax)),
};

export const staffLimitsInput = z.strictObject(limits);
export const staffLimits = z.strictObject({
  ...limits,
  /** Null until the owner changed them for the first time. */
  changedBy: z.nullable(z.string()),
  changedAt: z.nullable(instantText),
});
