import { diffRules } from '@quaylai/shared/programme/diff';
import { lintRules } from '@quaylai/shared/programme/lint';
import { parseRules } from '@quaylai/shared/programme/validate';
import { workedExample } from '@quaylai/shared/programme/worked-example';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';

/** What a draft would mean: faults by field, or warnings, what changes, and one bill worked out (CAP48). */
export const checkRules: Handler<'POST /v1/admin/rules/check', Context> = async ({ body }, { programme }, context) => {
  const draft = parseRules(body.document);
  if (!draft.ok) return ok({ reply: { fields: { ...draft.problem }, warnings: [], changes: [], example: [] } });
  const { document } = await context.directory.rulesAt(programme, context.clock());
  return ok({
    reply: {
      fields: {},
      warnings: [...lintRules(draft.value)],
      changes: [...diffRules(document, draft.value)],
      example: workedExample(draft.value).map(({ tierName, points, sentence }) => ({ tierName, points, sentence })),
    },
  });
};
