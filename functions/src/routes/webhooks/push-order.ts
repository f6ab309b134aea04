import type { BranchId } from '@quaylai/shared/words/ids';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { requestHash } from '../../ledger/guard.ts';
import type { Programme } from '../../ledger/programme.ts';
import { businessTimeOf } from '../../pos/business-time.ts';
import { findBranch } from '../../records/branches.ts';
import { takePush } from './take-push.ts';
import { pushSentences } from './words/push-sentences.ts';

/**
 * An order or a return as a till pushes it (E0, E7), answered at once (decisions 23). Posting is once per natural key,
 * whatever arrives how often and in which order (E18, E20); what cannot be posted is kept, never dropped.
 */
export const pushOrder: Handler<'POST /v1/orders', Context> = async (request, caller, context) => {
  const { body, receivedAt } = request;
  const time = businessTimeOf(body.business_time, receivedAt);
  if (time === null) return refuse({ code: 'INVALID_REQUEST', fields: { business_time: pushSentences.noTime } });
  const { programme, integration } = caller;
  if (body.branch_ref != null && !(await isBranch(body.branch_ref, programme, context))) {
    return refuse({ code: 'INVALID_REQUEST', fields: { branch_ref: pushSentences.noBranch } });
  }
  const contentHash = requestHash(body.kind, body.source_id, body);
  const taken = await takePush(
    { programme, integration, body, time, receivedAt, contentHash, isReviewed: false },
    context,
  );
  return taken.ok ? ok({ reply: taken.value, replayed: taken.value.outcome === 'DUPLICATE' }) : taken;
};

/** Branches are known by heart; one that is not may have opened a moment ago, and is asked for. */
async function isBranch(id: BranchId, programme: Programme, { directory, table }: Context): Promise<boolean> {
  const names = await directory.names(programme);
  return names.branch(id) !== null || (await findBranch(table, programme, id)).ok;
}
