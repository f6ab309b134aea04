import type { MiniAppEvent } from '@quaylai/shared/api/webhook-routes';
import { ok } from '@quaylai/shared/words/result';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import type { Inbox } from '../../inbox/message.ts';
import { requestHash } from '../../ledger/guard.ts';
import { personHash } from '../../records/hashes.ts';

/** Later than any moment in seconds, earlier than any of ours in milliseconds. */
const secondsMax = 1e11;

/**
 * What Zalo tells of a Mini App: taken in and answered at once, because Zalo waits two seconds, and worked on behind a
 * queue (decisions 23). The Zalo id goes no further than here: the queue knows the person's keyed hash.
 */
export const takeZaloEvent: Handler<'POST /v1/zalo/{miniAppId}/events', Context & { readonly inbox: Inbox }> = async (
  { body, receivedAt },
  { programme },
  context,
) => {
  await context.inbox.send({
    kind: 'ZALO_EVENT',
    id: requestHash('ZALO', body.event, body),
    programme: programme.id,
    event: body.event,
    person: body.userId == null ? null : personHash(context, programme, body.userId),
    at: momentOf(body.timestamp, receivedAt),
  });
  return ok({ reply: {} });
};

function momentOf(timestamp: MiniAppEvent['timestamp'], receivedAt: Instant): Instant {
  if (timestamp == null) return receivedAt;
  const number = Number(timestamp);
  const at = number < secondsMax ? number * 1000 : number;
  // Nothing happens later than it is told, and nothing of ours before 1970: what no clock says is the nearest of both.
  return instant(Math.min(Math.max(Math.trunc(at), 0), receivedAt));
}
