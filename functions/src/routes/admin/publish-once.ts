import type { RuleVersionView } from '@quaylai/shared/api/rule-models';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Answer, Caller, Envelope } from '../../http/handler.ts';
import { type Publication, planPublication } from '../../records/rule-versions.ts';
import { publishedView } from '../../views/rule-view.ts';
import { recordOnce } from './record-once.ts';

/**
 * The next version of the rules, once per idempotency key; `draft` says what it would be or why it cannot. A version
 * never changes, so its number is all there is to remember. Problems: RULES_CHANGED {currentVersion},
 * IDEMPOTENCY_KEY_REUSED, BUSY, and the draft's.
 */
export async function publishOnce(
  request: Envelope,
  caller: Caller,
  context: Context,
  draft: () => Promise<Result<Publication, Problem>>,
): Promise<Answer<RuleVersionView>> {
  const { programme } = caller;
  const plan = async () => {
    const drafted = await draft();
    return drafted.ok ? planPublication(context, programme, drafted.value) : drafted;
  };
  const published = await recordOnce(request, caller, context, plan, ({ version }) => ({ version }));
  if (!published.ok) return published;
  const { reply, replayed } = published.value;
  return ok({ reply: await publishedView(context, programme, reply.version), replayed });
}
