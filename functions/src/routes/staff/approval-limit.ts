import type { StaffRole } from '@quaylai/shared/api/route';
import { type Dong, noDong } from '@quaylai/shared/words/money';
import { noPoints, type Points } from '@quaylai/shared/words/points';
import type { StaffLimits } from '../../records/staff-limits.ts';

/** The most points that one redemption may cost for this role to approve it; null has no limit (C11, S01). */
export function approvalLimit(role: StaffRole, limits: StaffLimits): Points | null {
  const { managerApprovePoints: manager, cashierApprovePoints: cashier } = limits;
  return { owner: null, manager, cashier, viewer: noPoints }[role];
}

/** The largest bill, in đồng, whose goods this role may take back; null has no limit (decisions 16). */
export function returnLimit(role: StaffRole, { cashierReturnDong: cashier }: StaffLimits): Dong | null {
  return { owner: null, manager: null, cashier, viewer: noDong }[role];
}
