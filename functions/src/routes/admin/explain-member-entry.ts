import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readOneEntry } from '../../ledger/read.ts';
import { explanationView } from '../../views/explanation-view.ts';

/** Why one entry of a member is what it is (A06). Problems: NOT_FOUND. */
export const explainMemberEntry: Handler<'GET /v1/admin/members/{memberId}/entries/{seq}/explain', Context> = async (
  { params },
  { programme },
  { table, directory },
) => {
  const chained = await readOneEntry(table, programme, params.memberId, Number(params.seq));
  if (chained === null) return refuse({ code: 'NOT_FOUND' });
  const [rules, names] = await Promise.all([
    directory.ruleVersion(programme, chained.entry.ruleVersion),
    directory.names(programme),
  ]);
  return ok({ reply: explanationView(chained, rules, names) });
};
