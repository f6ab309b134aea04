import { giveTier } from '@quaylai/shared/loyalty/tier-by-hand';
import { ok, refuse } from '@quaylai/shared/words/result';
import { localDateOf } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { post } from '../../ledger/post.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { reasonOfEntry, saltText, textWrite } from '../../records/free-texts.ts';
import { memberOfPerson } from '../../records/members.ts';
import { standingView } from '../../views/standing-view.ts';
import { notAhead, unknownTier } from './words/admin-sentences.ts';

type Key = 'POST /v1/admin/members/{memberId}/tier';

/**
 * Gives a tier by hand: a floor until the end of its last day, then the metric decides (T11). Nobody gives themselves
 * one. Problems: NOT_FOUND, INVALID_REQUEST (no such tier, a day that has passed), SELF_APPROVAL,
 * IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const giveTierByHand: Handler<Key, Context> = async (request, caller, context) => {
  const { programme, staff, person } = caller;
  const found = await readMemberAccount(context.table, programme, request.params.memberId);
  if (found === null) return refuse({ code: 'NOT_FOUND' });
  const { member } = found;
  if ((await memberOfPerson(context.table, programme, person)) === member) return refuse({ code: 'SELF_APPROVAL' });
  const { tierId: tier, until, reason } = request.body;
  const guard = requestGuard(request, caller);
  const why = saltText(context, reason);
  const posted = await post(context, {
    programme,
    member,
    guard,
    businessTime: request.receivedAt,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: null,
    reason: { code: 'TIER_BY_HAND', digest: why.digest },
    decide: (account, { rules, now }) => {
      const isKnown = rules.document.tiers.some(({ id }) => id === tier);
      if (!isKnown) return refuse({ code: 'INVALID_REQUEST', fields: { tierId: unknownTier } });
      if (until < localDateOf(now)) return refuse({ code: 'INVALID_REQUEST', fields: { until: notAhead } });
      const decision = giveTier(account, { tier, until }, rules, now);
      return ok({ ...decision, standing: standingView(decision.account, rules.document, now) });
    },
    beside: ({ entry }) => [textWrite(context, programme, { member, name: reasonOfEntry(entry.seq) }, why)],
    answer: ({ decision }) => ({ status: 201, body: decision.standing }),
  });
  return answerOf(posted);
};
