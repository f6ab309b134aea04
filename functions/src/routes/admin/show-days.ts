import { ok, refuse } from '@quaylai/shared/words/result';
import { addDays, type LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readDays } from '../../projections/read-days.ts';
import { dayView } from '../../views/day-view.ts';
import { rangeTooLong } from './words/admin-sentences.ts';

const daysMax = 92;

/** Day totals by branch. Problems: INVALID_REQUEST. */
export const showDays: Handler<'GET /v1/admin/days', Context> = async ({ query }, { programme }, { table }) => {
  const from = query.from as LocalDate;
  const to = query.to as LocalDate;
  if (from > to || addDays(from, daysMax - 1) < to) {
    return refuse({ code: 'INVALID_REQUEST', fields: { to: rangeTooLong } });
  }
  const days = await readDays(table, programme, { from, to });
  return ok({ reply: { days: days.map(dayView) } });
};
