import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listRules } from '../../records/rule-versions.ts';
import { ruleVersionSummary } from '../../views/rule-view.ts';

/** Every version there was, newest first. */
export const listRuleVersions: Handler<'GET /v1/admin/rules/versions', Context> = async (
  { query },
  { programme },
  context,
) => {
  const before = query.cursor === undefined ? null : Number(query.cursor);
  const page = { limit: query.limit, before: Number.isSafeInteger(before) ? before : null };
  const { versions, next } = await listRules(context.table, programme, page);
  const items = await Promise.all(versions.map((rules) => ruleVersionSummary(context, programme, rules)));
  return ok({ reply: { items, next: next === null ? null : String(next) } });
};
