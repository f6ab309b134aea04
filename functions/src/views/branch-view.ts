import type { BranchView } from '@quaylai/shared/api/member-models';
import type { Branch } from '../records/branches.ts';

export function branchView({ branchId, name, address, active }: Branch): BranchView {
  return { branchId, name, address, active };
}
