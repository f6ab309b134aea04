import { parseRules } from '@quaylai/shared/programme/validate';
import { ok, refuse } from '@quaylai/shared/words/result';
import { parseInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { planPublication } from '../../records/rule-versions.ts';
import { publishedView } from '../../views/rule-view.ts';
import { recordOnce } from './record-once.ts';
import { effectiveInThePast } from './words/admin-sentences.ts';

/** Drafts travel a little before they arrive. */
const pastMsMax = 60_000;

/**
 * Publishes rules as the next version, kept for ever; the next bill after `effectiveFrom` follows them (E25).
 * Problems: RULES_INVALID {fields}, RULES_CHANGED {currentVersion}, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const publishRules: Handler<'POST /v1/admin/rules/versions', Context> = async (request, caller, context) => {
  const { document, reason, effectiveFrom, basedOn } = request.body;
  const draft = parseRules(document);
  if (!draft.ok) return refuse({ code: 'RULES_INVALID', fields: draft.problem });
  const from = effectiveFrom === null ? null : parseInstant(effectiveFrom);
  if (from !== null && from < request.receivedAt - pastMsMax) {
    return refuse({ code: 'INVALID_REQUEST', fields: { effectiveFrom: effectiveInThePast } });
  }
  const publication = {
    document: draft.value,
    author: caller.staff.staffId,
    reason,
    effectiveFrom: from,
    basedOn,
    rollsBackTo: null,
  };
  const published = await recordOnce(
    request,
    caller,
    context,
    () => planPublication(context, caller.programme, publication),
    ({ version }) => ({ version }),
  );
  if (!published.ok) return published;
  const { kept, replayed } = published.value;
  return ok({ reply: await publishedView(context, caller.programme, kept.version), replayed });
};
