import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readOneEntry } from '../../ledger/read.ts';
import { billsOfLots } from '../../views/bills-of-lots.ts';
import { explanationView } from '../../views/explanation-view.ts';

/** Why an entry is what it is, by the rules it was made under (A06). Problems: NOT_FOUND. */
export const explainEntry: Handler<'GET /v1/me/entries/{seq}/explain', Context> = async (
  { params },
  { programme, member },
  { table, directory },
) => {
  const chained = await readOneEntry(table, programme, member, Number(params.seq));
  if (chained === null) return refuse({ code: 'NOT_FOUND' });
  const [rules, names, billOf] = await Promise.all([
    directory.ruleVersion(programme, chained.entry.ruleVersion),
    directory.names(programme),
    billsOfLots(table, programme, member, chained.entry),
  ]);
  return ok({ reply: explanationView(chained, rules, names, billOf) });
};
