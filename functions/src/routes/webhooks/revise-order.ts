import type { Order, OrderState } from '@quaylai/shared/loyalty/order';
import type { RevisedDecision } from '@quaylai/shared/loyalty/order-revised';
import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { type OrderRevision, reviseWithBudgets } from '../../budgets/revise-order.ts';
import type { Context } from '../../http/context.ts';
import { findBill } from '../../records/bills.ts';
import { type Push, type PushReply, unmoved } from './push.ts';

/** What a push makes of an order that stands. */
export interface Change {
  readonly ref: OrderRef;
  readonly guard: OrderRevision<PushReply>['guard'];
  readonly decide: OrderRevision<PushReply>['decide'];
  /** Why this order cannot be changed by this push; null when it can. */
  readonly trouble?: (posted: { readonly order: Order; readonly state: OrderState }) => string | null;
  readonly note?: (decision: RevisedDecision) => string | null;
  readonly becomes?: string;
}

export type Changed =
  | { readonly kind: 'DONE'; readonly reply: PushReply }
  /** No such order as yet. */
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'TROUBLE'; readonly reason: string };

/** Posts what a push makes of an order, once under its own permanent name (C6, E19, F08). Problems: BUSY. */
export async function reviseOrder(push: Push, change: Change, context: Context): Promise<Result<Changed, Problem>> {
  const { programme, integration, body, time } = push;
  const { ref, guard, decide, becomes } = change;
  let trouble: string | null = null;
  let isKnown = false;
  const revised = await reviseWithBudgets<PushReply>(context, {
    programme,
    ref,
    guard,
    businessTime: time.at,
    actor: { kind: 'INTEGRATION', id: integration },
    branch: body.branch_ref ?? null,
    reason: time.clockAhead ? { code: 'CLOCK_AHEAD', digest: null } : null,
    recall: async ({ state, contentHash }) => {
      const order = await findBill(context.table, programme, ref, contentHash);
      trouble = order === null ? 'LINES_NOT_KEPT' : (change.trouble?.({ order, state }) ?? null);
      isKnown = trouble === null;
      return isKnown ? order : null;
    },
    decide,
    answer: ({ decision, entry, member }) => ({
      status: 200,
      body: {
        outcome: 'POSTED',
        memberId: member,
        entrySeq: entry.seq,
        points: decision.arithmetic.restored - decision.arithmetic.taken,
        reason: change.note?.(decision) ?? (time.clockAhead ? 'CLOCK_AHEAD' : null),
      },
    }),
    ...(becomes === undefined ? {} : { becomes }),
  });
  if (revised.ok) {
    const { kind, reply } = revised.value;
    return ok({ kind: 'DONE', reply: kind === 'REPLAYED' ? { ...reply.body, outcome: 'DUPLICATE' } : reply.body });
  }
  switch (revised.problem.code) {
    case 'NOT_FOUND':
      // The order stands and nobody is left whom it concerns: dropped (A04).
      if (isKnown) return ok({ kind: 'DONE', reply: unmoved('NO_MEMBER', 'MEMBER_GONE') });
      return ok(trouble === null ? { kind: 'UNKNOWN' } : { kind: 'TROUBLE', reason: trouble });
    case 'IDEMPOTENCY_KEY_REUSED':
      return ok({ kind: 'TROUBLE', reason: 'SAME_REVISION_OTHER_BODY' });
    default:
      return revised;
  }
}
