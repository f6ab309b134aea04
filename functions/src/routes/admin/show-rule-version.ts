import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findRules } from '../../records/rule-versions.ts';
import { ruleVersionView } from '../../views/rule-view.ts';

/** One version as it was published. Problems: NOT_FOUND. */
export const showRuleVersion: Handler<'GET /v1/admin/rules/versions/{version}', Context> = async (
  { params },
  { programme },
  context,
) => {
  const rules = await findRules(context.table, programme, Number(params.version));
  if (rules === null) return refuse({ code: 'NOT_FOUND' });
  return ok({ reply: await ruleVersionView(context, programme, rules) });
};
