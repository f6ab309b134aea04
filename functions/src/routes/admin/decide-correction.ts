import type { CorrectionView } from '@quaylai/shared/api/correction-models';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { type Correction, decidedWrites, findCorrection } from '../../records/corrections.ts';
import { memberOfPerson } from '../../records/members.ts';
import { correctionViews } from '../../views/correction-view.ts';
import { decidedBy, postCorrection } from './post-correction.ts';

type Key = 'POST /v1/admin/members/{memberId}/corrections/{correctionId}/decide';
type Asked = Parameters<Handler<Key, Context>>[0];

/**
 * Agrees to a correction that somebody else asked for, or not (C11, I11): whoever asked, or whose points they are, cannot.
 * The same verdict again is harmless. Problems: NOT_FOUND, SELF_APPROVAL, INSUFFICIENT_POINTS, REQUEST_CLOSED (decided
 * otherwise), IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const decideCorrection: Handler<Key, Context> = async (request, caller, context) => {
  const { programme, staff, person } = caller;
  const { memberId, correctionId } = request.params;
  const seen = await findCorrection(context.table, programme, memberId, correctionId);
  if (seen === null) return refuse({ code: 'NOT_FOUND' });
  const { verdict } = request.body;
  if (seen.state !== 'OPEN') {
    return seen.state === verdict ? told(seen, caller, context) : refuse({ code: 'REQUEST_CLOSED' });
  }
  const own = await memberOfPerson(context.table, programme, person);
  if (seen.requestedBy === staff.staffId || own === seen.member) return refuse({ code: 'SELF_APPROVAL' });
  const decided = await (verdict === 'DONE' ? agree : decline)(request, seen, caller, context);
  if (!decided.ok) return decided;
  const after = await findCorrection(context.table, programme, memberId, correctionId);
  return after === null ? refuse({ code: 'NOT_FOUND' }) : told(after, caller, context);
};

function agree(
  request: Asked,
  seen: Correction,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Result<unknown, Problem>> {
  const { programme, staff } = caller;
  const guard = requestGuard(request, caller);
  const by = { programme, by: staff.staffId, guard, receivedAt: request.receivedAt, alone: null };
  return postCorrection(context, seen, by);
}

function decline(
  _request: Asked,
  seen: Correction,
  { programme, staff }: CallerOf<Key>,
  context: Context,
): Promise<Result<unknown, Problem>> {
  return commit(context, async () => {
    const declined = decidedBy(seen, 'DECLINED', staff.staffId, context.clock());
    return ok({ value: null, writes: decidedWrites(programme, seen, declined) });
  });
}

async function told(correction: Correction, { programme, staff }: CallerOf<Key>, context: Context) {
  const [reply] = await correctionViews(context, programme, [correction], staff);
  return ok({ reply: reply as CorrectionView });
}
