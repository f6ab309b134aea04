import type { StaffId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listStaff } from '../../records/staff.ts';
import { staffView } from '../../views/staff-view.ts';

/** Everybody who works or worked here. */
export const listAllStaff: Handler<'GET /v1/admin/staff', Context> = async ({ query }, { programme }, context) => {
  const after = (query.cursor as StaffId | undefined) ?? null;
  const { staff, next } = await listStaff(context, programme, { limit: query.limit, after });
  return ok({ reply: { items: staff.map(staffView), next } });
};
