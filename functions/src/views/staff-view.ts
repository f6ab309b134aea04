import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { StaffRecord } from '../records/staff.ts';

type StaffView = ReplyOf<Routes['PUT /v1/admin/staff/{staffId}']>;

export function staffView({ staffId, name, active, since, role, branchIds }: StaffRecord): StaffView {
  return { staffId, name, active, since: formatInstant(since), role, branchIds: [...branchIds] };
}
