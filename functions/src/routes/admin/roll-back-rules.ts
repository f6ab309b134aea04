import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { findRules } from '../../records/rule-versions.ts';
import { publishOnce } from './publish-once.ts';

/**
 * Brings an older version's document back as the next version, at once: nothing already posted is rated anew.
 * Problems: NOT_FOUND, RULES_CHANGED {currentVersion}, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const rollBackRules: Handler<'POST /v1/admin/rules/rollback', Context> = (request, caller, context) =>
  publishOnce(request, caller, context, async () => {
    const { version, reason, basedOn } = request.body;
    const older = await findRules(context.table, caller.programme, version);
    if (older === null) return refuse({ code: 'NOT_FOUND' });
    const author = caller.staff.staffId;
    return ok({ document: older.document, author, reason, effectiveFrom: null, basedOn, rollsBackTo: version });
  });
