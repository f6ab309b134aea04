import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findRules, planPublication } from '../../records/rule-versions.ts';
import { publishedView } from '../../views/rule-view.ts';
import { recordOnce } from './record-once.ts';

/**
 * Brings an older version's document back as the next version, at once: nothing already posted is rated anew.
 * Problems: NOT_FOUND, RULES_CHANGED {currentVersion}, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const rollBackRules: Handler<'POST /v1/admin/rules/rollback', Context> = async (request, caller, context) => {
  const { version, reason, basedOn } = request.body;
  const { programme, staff } = caller;
  const older = await findRules(context.table, programme, version);
  if (older === null) return refuse({ code: 'NOT_FOUND' });
  const { document } = older;
  const publication = { document, author: staff.staffId, reason, effectiveFrom: null, basedOn, rollsBackTo: version };
  const published = await recordOnce(
    request,
    caller,
    context,
    () => planPublication(context, programme, publication),
    (rules) => ({ version: rules.version }),
  );
  if (!published.ok) return published;
  const { kept, replayed } = published.value;
  return ok({ reply: await publishedView(context, programme, kept.version), replayed });
};
