import type { CorrectionView } from '@quaylai/shared/api/correction-models';
import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import { type Correction, findCorrection } from '../../records/corrections.ts';
import { memberOfPerson } from '../../records/members.ts';
import { checkPin } from '../../records/pins.ts';
import { aloneFrom } from '../../records/second-approver.ts';
import { correctionViews } from '../../views/correction-view.ts';
import { postCorrection } from './post-correction.ts';

type Key = 'POST /v1/admin/members/{memberId}/corrections/{correctionId}/confirm-alone';

/**
 * The only owner there is confirms their own correction: ten minutes after asking, with PIN and reason, and the entry
 * says SOLE_APPROVER (decisions 17). Once confirmed it stays so, also when asked again. Problems: NOT_FOUND,
 * SELF_APPROVAL (somebody else could agree, or they are their own points), TOO_EARLY {from}, PIN_WRONG, PIN_LOCKED,
 * INSUFFICIENT_POINTS, REQUEST_CLOSED, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const confirmAlone: Handler<Key, Context> = async (request, caller, context) => {
  const { programme, staff, person } = caller;
  const { memberId, correctionId } = request.params;
  const seen = await findCorrection(context.table, programme, memberId, correctionId);
  if (seen === null) return refuse({ code: 'NOT_FOUND' });
  if (seen.state !== 'OPEN') {
    const isOurs = seen.state === 'DONE' && seen.soleApprover === true && seen.decidedBy === staff.staffId;
    return isOurs ? told(seen, caller, context) : refuse({ code: 'REQUEST_CLOSED' });
  }
  if ((await memberOfPerson(context.table, programme, person)) === seen.member)
    return refuse({ code: 'SELF_APPROVAL' });
  const from = await aloneFrom(context, programme, seen, staff);
  if (from === null) return refuse({ code: 'SELF_APPROVAL' });
  if (context.clock() < from) return refuse({ code: 'TOO_EARLY', from: formatInstant(from) });
  const proven = await checkPin(context, programme, staff.staffId, request.body.pin);
  if (!proven.ok) return proven;
  const posted = await postCorrection(context, seen, {
    programme,
    by: staff.staffId,
    guard: requestGuard(request, caller),
    receivedAt: request.receivedAt,
    alone: { reason: request.body.reason },
  });
  if (!posted.ok) return posted;
  const after = await findCorrection(context.table, programme, memberId, correctionId);
  return after === null ? refuse({ code: 'NOT_FOUND' }) : told(after, caller, context);
};

async function told(correction: Correction, { programme, staff }: CallerOf<Key>, context: Context) {
  const [reply] = await correctionViews(context, programme, [correction], staff);
  return ok({ reply: reply as CorrectionView });
}
