import type { StaffRole } from '@quaylai/shared/api/route';
import { noPoints, type Points, points } from '@quaylai/shared/words/points';

/** The most points that one redemption may cost for each role to approve it; null has no limit (C11, S01). */
const approvalLimits: Readonly<Record<StaffRole, Points | null>> = {
  owner: null,
  manager: null,
  cashier: points(200),
  viewer: noPoints,
};

export function approvalLimit(role: StaffRole): Points | null {
  return approvalLimits[role];
}
