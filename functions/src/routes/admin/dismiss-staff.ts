import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planChangedStaff } from '../../records/staff.ts';

/** Dismissed: every function refuses them within 60 s (S03). Problems: NOT_FOUND, LAST_OWNER, BUSY. */
export const dismissStaff: Handler<'DELETE /v1/admin/staff/{staffId}', Context> = async (
  { params },
  { programme },
  context,
) => {
  const dismissed = await commit(context, () =>
    planChangedStaff(context, programme, params.staffId, { active: false }),
  );
  return dismissed.ok ? ok({ reply: {} }) : dismissed;
};
