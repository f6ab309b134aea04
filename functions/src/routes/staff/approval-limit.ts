import type { StaffRole } from '@quaylai/shared/api/route';
import { type Dong, dong, noDong } from '@quaylai/shared/words/money';
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

/** The largest bill, in đồng, whose goods each role may take back; null has no limit (decisions 16). */
const returnLimits: Readonly<Record<StaffRole, Dong | null>> = {
  owner: null,
  manager: null,
  cashier: dong(2_000_000),
  viewer: noDong,
};

export function returnLimit(role: StaffRole): Dong | null {
  return returnLimits[role];
}
