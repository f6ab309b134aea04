import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planChangedStaff } from '../../records/staff.ts';
import { staffView } from '../../views/staff-view.ts';
import { positionFaults } from './position-faults.ts';

/** Role and branches; felt everywhere within 60 s. Problems: INVALID_REQUEST, NOT_FOUND, LAST_OWNER, BUSY. */
export const changeStaff: Handler<'PUT /v1/admin/staff/{staffId}', Context> = async (
  { params, body },
  { programme },
  context,
) => {
  const fields = await positionFaults(context, programme, body);
  if (fields !== null) return refuse({ code: 'INVALID_REQUEST', fields });
  const changed = await commit(context, () => planChangedStaff(context, programme, params.staffId, body));
  return changed.ok ? ok({ reply: staffView(changed.value) }) : changed;
};
