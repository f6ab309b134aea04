import { decideEvent } from '@quaylai/shared/loyalty/event';
import { noPoints } from '@quaylai/shared/words/points';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { requestHash } from '../../ledger/guard.ts';
import { post } from '../../ledger/post.ts';
import { businessTimeOf } from '../../pos/business-time.ts';
import { knownCustomer } from './customer-of-push.ts';
import { pushSentences } from './words/push-sentences.ts';

/**
 * Something a member did that is no purchase: counted for the ladder, with points when it says so, once by its own name
 * (C5, EVENT_COUNT). Nobody is enrolled by it. Problems: INVALID_REQUEST (no readable time), IDEMPOTENCY_KEY_REUSED
 * (other content under a known name), BUSY.
 */
export const pushEvent: Handler<'POST /v1/events', Context> = async (request, caller, context) => {
  const { body, receivedAt } = request;
  const { programme, integration } = caller;
  const time = businessTimeOf(body.business_time, receivedAt);
  if (time === null) return refuse({ code: 'INVALID_REQUEST', fields: { business_time: pushSentences.noTime } });
  const customer = await knownCustomer(programme, body.customer, context);
  if (customer.member === null) {
    const reply = { outcome: 'NO_MEMBER', memberId: null, entrySeq: null, points: 0, reason: customer.reason } as const;
    return ok({ reply });
  }
  const points = body.points ?? noPoints;
  const posted = await post(context, {
    programme,
    member: customer.member,
    guard: {
      kind: 'EVENT',
      source: integration,
      name: body.source_id,
      requestHash: requestHash('EVENT', body.source_id, body),
    },
    businessTime: time.at,
    actor: { kind: 'INTEGRATION', id: integration },
    branch: null,
    reason: time.clockAhead ? { code: 'CLOCK_AHEAD', digest: null } : null,
    decide: (account, { rules, now }) => ok(decideEvent(account, { businessTime: time.at, points }, rules, now)),
    answer: ({ entry, member }) => ({
      status: 200,
      body: { outcome: 'POSTED' as const, memberId: member, entrySeq: entry.seq, points, reason: null },
    }),
  });
  if (!posted.ok && posted.problem.code === 'NOT_FOUND') {
    const reply = { outcome: 'NO_MEMBER', memberId: null, entrySeq: null, points: 0, reason: 'MEMBER_GONE' } as const;
    return ok({ reply });
  }
  if (!posted.ok) return posted;
  if (posted.value.kind === 'KNOWN_ORDER') throw new Error('an event is no order');
  const replayed = posted.value.kind === 'REPLAYED';
  const { body: told } = posted.value.reply;
  return ok({ reply: replayed ? { ...told, outcome: 'DUPLICATE' } : told, replayed });
};
