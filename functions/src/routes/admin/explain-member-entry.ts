import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readOneEntry } from '../../ledger/read.ts';
import { readTexts, reasonOfEntry } from '../../records/free-texts.ts';
import { billsOfLots } from '../../views/bills-of-lots.ts';
import { explanationView } from '../../views/explanation-view.ts';

/** Why one entry of a member is what it is (A06), with what staff wrote when they made it by hand. Problems: NOT_FOUND. */
export const explainMemberEntry: Handler<'GET /v1/admin/members/{memberId}/entries/{seq}/explain', Context> = async (
  { params },
  { programme },
  context,
) => {
  const { table, directory } = context;
  const chained = await readOneEntry(table, programme, params.memberId, Number(params.seq));
  if (chained === null) return refuse({ code: 'NOT_FOUND' });
  const [rules, names, billOf, [reason = null]] = await Promise.all([
    directory.ruleVersion(programme, chained.entry.ruleVersion),
    directory.names(programme),
    billsOfLots(table, programme, params.memberId, chained.entry),
    readTexts(context, programme, [{ member: params.memberId, name: reasonOfEntry(chained.entry.seq) }]),
  ]);
  return ok({ reply: { ...explanationView(chained, rules, names, billOf), reason } });
};
