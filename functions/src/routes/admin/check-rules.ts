import { diffRules } from '@quaylai/shared/programme/diff';
import { lintRules } from '@quaylai/shared/programme/lint';
import { parseRules } from '@quaylai/shared/programme/validate';
import { workedExample } from '@quaylai/shared/programme/worked-example';
import { ok } from '@quaylai/shared/words/result';
import { ruleChangeInEnglish } from '@quaylai/shared/words/rule-changes-en';
import { ruleChangeInVietnamese } from '@quaylai/shared/words/rule-changes-vi';
import { ruleFaultInEnglish } from '@quaylai/shared/words/rule-problems-en';
import { ruleFaultInVietnamese } from '@quaylai/shared/words/rule-problems-vi';
import { ruleWarningInEnglish } from '@quaylai/shared/words/rule-warnings-en';
import { ruleWarningInVietnamese } from '@quaylai/shared/words/rule-warnings-vi';
import { workedExampleInEnglish } from '@quaylai/shared/words/worked-example-en';
import { workedExampleInVietnamese } from '@quaylai/shared/words/worked-example-vi';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';

const languages = {
  vi: {
    fault: ruleFaultInVietnamese,
    warning: ruleWarningInVietnamese,
    change: ruleChangeInVietnamese,
    example: workedExampleInVietnamese,
  },
  en: {
    fault: ruleFaultInEnglish,
    warning: ruleWarningInEnglish,
    change: ruleChangeInEnglish,
    example: workedExampleInEnglish,
  },
} as const;

/** What a draft would mean: faults by field, or warnings, what changes, and one bill worked out (CAP48). */
export const checkRules: Handler<'POST /v1/admin/rules/check', Context> = async ({ body }, { programme }, context) => {
  const words = languages[body.language];
  const draft = parseRules(body.document, words.fault);
  if (!draft.ok) return ok({ reply: { fields: { ...draft.problem }, warnings: [], changes: [], example: [] } });
  const { document } = await context.directory.rulesAt(programme, context.clock());
  const example = workedExample(draft.value, words.example);
  return ok({
    reply: {
      fields: {},
      warnings: [...lintRules(draft.value, words.warning)],
      changes: [...diffRules(document, draft.value, words.change)],
      example: example.map(({ tierName, points, sentence }) => ({ tierName, points, sentence })),
    },
  });
};
