import type { RequestAtDesk } from '@quaylai/shared/api/request-models';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import type { Guarded } from '../../ledger/transact.ts';
import { eraseMember } from '../../records/erase.ts';
import { saltText, textWrite } from '../../records/free-texts.ts';
import { answerText, answerWrites, findRequest, type MemberRequest } from '../../records/requests.ts';
import { requestsForOwner } from '../../views/request-view.ts';

type Key = 'POST /v1/admin/members/{memberId}/requests/{requestId}/answer';

/**
 * The owner's answer. A request to be erased is carried out before it is marked as done, so one that stops half-way is
 * still open and is simply answered again (A04). The same verdict again is harmless. Problems: NOT_FOUND,
 * REQUEST_CLOSED (answered otherwise), BUSY.
 */
export const answerRequest: Handler<Key, Context> = async ({ params, body }, caller, context) => {
  const { programme } = caller;
  const { memberId, requestId } = params;
  const seen = await findRequest(context.table, programme, memberId, requestId);
  if (seen === null) return refuse({ code: 'NOT_FOUND' });
  if (seen.state !== 'OPEN') {
    return seen.state === body.verdict ? told(seen, caller, context) : refuse({ code: 'REQUEST_CLOSED' });
  }
  if (seen.kind === 'ERASE' && body.verdict === 'DONE') {
    const actor = { kind: 'STAFF', id: caller.staff.staffId } as const;
    const reason = { code: 'ERASE_REQUESTED', digest: null };
    const erased = await eraseMember(context, programme, { member: memberId, actor, reason });
    if (!erased.ok) return erased;
  }
  const answered = await closeRequest(seen, body, caller, context);
  return answered.ok ? told(answered.value, caller, context) : answered;
};

async function closeRequest(
  seen: MemberRequest,
  { verdict, answer }: { readonly verdict: 'DONE' | 'DECLINED'; readonly answer: string },
  { programme, staff }: CallerOf<Key>,
  context: Context,
): Promise<Result<MemberRequest, Problem>> {
  const { member, requestId } = seen;
  return commit(context, async () => {
    const answeredAt = context.clock();
    const answered = { ...seen, state: verdict, answeredAt, answeredBy: staff.staffId, version: seen.version + 1 };
    const noted = textWrite(context, programme, { member, name: answerText(requestId) }, saltText(context, answer));
    // An answer that lies there already means that somebody else closed it.
    const once: Guarded = { ...noted, refusedBecause: () => ({ code: 'REQUEST_CLOSED' }) };
    return ok({ value: answered, writes: [...answerWrites(programme, seen, answered), once] });
  });
}

async function told(request: MemberRequest, { programme }: CallerOf<Key>, context: Context) {
  const [reply] = await requestsForOwner(context, programme, [request]);
  return ok({ reply: reply as RequestAtDesk });
}
