import { parseRules } from '@quaylai/shared/programme/validate';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type Instant, parseInstant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { publishOnce } from './publish-once.ts';
import { effectiveInThePast, effectiveUnreadable } from './words/admin-sentences.ts';

/** Drafts travel a little before they arrive. */
const pastMsMax = 60_000;

/**
 * Publishes rules as the next version, kept for ever; the next bill after `effectiveFrom` follows them (E25).
 * Problems: INVALID_REQUEST (a time that has passed), RULES_INVALID {fields}, RULES_CHANGED {currentVersion},
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const publishRules: Handler<'POST /v1/admin/rules/versions', Context> = (request, caller, context) =>
  publishOnce(request, caller, context, async () => {
    const { document, reason, effectiveFrom, basedOn } = request.body;
    const draft = parseRules(document);
    if (!draft.ok) return refuse({ code: 'RULES_INVALID', fields: draft.problem });
    const from = beginningOf(effectiveFrom, request.receivedAt);
    if (!from.ok) return from;
    const author = caller.staff.staffId;
    return ok({ document: draft.value, author, reason, effectiveFrom: from.value, basedOn, rollsBackTo: null });
  });

function beginningOf(text: string | null, receivedAt: Instant): Result<Instant | null, Problem> {
  if (text === null) return ok(null);
  const from = parseInstant(text);
  // Read as "at once", a time that we cannot read would change the rules days too early.
  if (from === null) return refuse({ code: 'INVALID_REQUEST', fields: { effectiveFrom: effectiveUnreadable } });
  const isPast = from < receivedAt - pastMsMax;
  return isPast ? refuse({ code: 'INVALID_REQUEST', fields: { effectiveFrom: effectiveInThePast } }) : ok(from);
}
