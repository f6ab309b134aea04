import type { HoldView } from '@quaylai/shared/api/counter-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf, Envelope } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { post } from '../../ledger/post.ts';
import { endedHold, type HoldDecision, holdView, refuseRewardHold } from './hold-view.ts';

interface Ending {
  readonly params: { readonly memberId: MemberId; readonly holdId: HoldId };
  readonly state: 'CAPTURED' | 'VOIDED';
  readonly decide: (account: Account, now: Instant) => Result<Decision, Problem>;
}

/**
 * Ends a payment hold in one post, once per request. Problems: NOT_FOUND, those of `decide`, IDEMPOTENCY_KEY_REUSED,
 * BUSY.
 */
export async function endHold(
  request: Envelope,
  { params: { memberId, holdId }, state, decide }: Ending,
  caller: CallerOf<'POST /v1/staff/members/{memberId}/holds'>,
  context: Context,
): Promise<Answer<HoldView>> {
  const posted = await post<HoldDecision, HoldView>(context, {
    programme: caller.programme,
    member: memberId,
    guard: requestGuard(request, caller),
    businessTime: request.receivedAt,
    actor: { kind: 'STAFF', id: caller.staff.staffId },
    branch: null,
    reason: null,
    decide: (account, { now }) => {
      const payment = refuseRewardHold(account, holdId);
      if (!payment.ok) return payment;
      const decided = decide(account, now);
      return decided.ok ? ok(endedHold(account, holdId, decided.value)) : decided;
    },
    answer: ({ decision, entry }) => ({ status: 200, body: holdView(state, decision, entry.receivedAt) }),
  });
  return answerOf(posted);
}
