import { decideCancel } from '@quaylai/shared/loyalty/order-revised';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { readStandingOrder } from '../../ledger/revise.ts';
import { keepOrRevise } from './keep-aside.ts';
import { type Push, type PushReply, unmoved } from './push.ts';
import { type Change, reviseOrder } from './revise-order.ts';

/**
 * A cancelled order never counted: everything is reversed, once (C6, E21). A revision below the one that stands is
 * stale (E20); a cancel that comes before its order waits for it. Problems: BUSY.
 */
export async function takeCancel(push: Push, context: Context): Promise<Result<PushReply, Problem>> {
  const { body, programme, integration, contentHash } = push;
  const ref = { source: integration, orderId: body.source_id };
  const found = await readStandingOrder(context, programme, ref);
  const standing = found?.standing;
  if (standing !== undefined && body.revision < standing.state.revision) {
    return ok(unmoved('STALE', null, standing.member));
  }
  if (standing?.state.cancelled && body.revision > standing.state.revision) {
    return ok({ outcome: 'DUPLICATE', memberId: standing.member, entrySeq: null, points: 0, reason: 'CANCELLED' });
  }
  const change: Change = {
    ref,
    guard: { kind: 'REVISION', ref, revision: body.revision, requestHash: contentHash },
    // Its own resend finds it cancelled, and its guard; any other content of this revision is for a person.
    trouble: ({ state }) => (state.revision === body.revision && !state.cancelled ? 'SAME_REVISION_OTHER_BODY' : null),
    decide: (account, posted, { rules, now }) => {
      const decided = decideCancel(account, posted, rules, now);
      return { ...decided, order: { ...decided.order, revision: body.revision } };
    },
  };
  return keepOrRevise(push, () => reviseOrder(push, change, context), 'CANCEL', context);
}
