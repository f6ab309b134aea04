import type { Order } from '@quaylai/shared/loyalty/order';
import { decideEdit } from '@quaylai/shared/loyalty/order-revised';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { keepOrRevise } from './keep-aside.ts';
import type { Push, PushReply } from './push.ts';
import { type Change, reviseOrder } from './revise-order.ts';

/**
 * A corrected order, in a higher revision: the difference is posted, by the rule and tier it first met (E19). The new
 * lines are kept already. Problems: BUSY.
 */
export function editOrder(push: Push, order: Order, context: Context): Promise<Result<PushReply, Problem>> {
  const { contentHash } = push;
  const { ref, revision } = order;
  const change: Change = {
    ref,
    guard: { kind: 'REVISION', ref, revision, requestHash: contentHash },
    decide: (account, { state }, { rules, now, claims }) => decideEdit(account, { order, state, claims }, rules, now),
    // Another edit may have come in between: then this one is the older.
    trouble: ({ order: standing, state }) => {
      if (state.revision > revision) return 'OVERTAKEN';
      return sameVouchers(standing, order) ? null : 'VOUCHERS_DIFFER';
    },
    becomes: contentHash,
  };
  return keepOrRevise(push, () => reviseOrder(push, change, context), 'EDIT', context);
}

/** A voucher comes back by a full cancel only (C7): an edit neither drops nor adds one. */
function sameVouchers({ vouchers: before = [] }: Order, { vouchers: now = [] }: Order): boolean {
  return before.length === now.length && before.every((voucher) => now.includes(voucher));
}
