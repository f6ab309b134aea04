import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { resetPin } from '../../records/pins.ts';
import { worksAt } from './their-branch.ts';

/**
 * Takes a forgotten PIN away, so that the colleague sets a new one (decisions 16): owners of anybody, managers of the
 * cashiers and viewers of their branches. Others do not exist for them (S04). Problems: NOT_FOUND, BUSY.
 */
export const resetColleaguePin: Handler<'POST /v1/staff/colleagues/{staffId}/pin-reset', Context> = async (
  { params },
  { programme, staff },
  context,
) => {
  const colleague = await context.directory.staff(programme, params.staffId);
  if (colleague === null || !colleague.active) return refuse({ code: 'NOT_FOUND' });
  const isBelow = colleague.role === 'cashier' || colleague.role === 'viewer';
  const mayReset = staff.role === 'owner' || (isBelow && colleague.branchIds.some((branch) => worksAt(staff, branch)));
  if (!mayReset) return refuse({ code: 'NOT_FOUND' });
  const reset = await resetPin(context, programme, params.staffId);
  return reset.ok ? ok({ reply: {} }) : reset;
};
