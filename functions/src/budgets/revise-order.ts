import type { Account } from '@quaylai/shared/loyalty/account';
import { type Claims, isRunning, isShared } from '@quaylai/shared/loyalty/campaigns';
import type { PostedOrder } from '@quaylai/shared/loyalty/order';
import type { RevisedDecision } from '@quaylai/shared/loyalty/order-revised';
import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { SharedUse } from '../ledger/entry.ts';
import type { Replayed } from '../ledger/guard.ts';
import type { Meeting } from '../ledger/meet.ts';
import type { Ledger, Posted } from '../ledger/post.ts';
import { type Revision, revise } from '../ledger/revise.ts';
import { voucherMoves, vouchersOfOrder } from '../records/order-vouchers.ts';
import type { Redemption } from '../records/redemption.ts';
import { openClaims } from './claims.ts';

/** What becomes of an order, with shared budgets: an edit can claim, a return gives back. */
export interface OrderRevision<Body> extends Omit<Revision<Body>, 'decide' | 'prepare' | 'shared' | 'beside'> {
  readonly decide: (
    account: Account,
    posted: PostedOrder,
    meeting: Pick<Meeting, 'rules' | 'now'> & { readonly claims: Claims },
  ) => RevisedDecision;
}

/**
 * Posts what became of an order. Bonus that an edit gives more is claimed before, as a new order's; bonus that came
 * back returns to its budget through the stream, while the campaign's window is open (C8). A full cancel gives vouchers
 * back to their member (V08). Problems: those of `revise`.
 */
export async function reviseWithBudgets<Body>(
  ledger: Ledger,
  revision: OrderRevision<Body>,
): Promise<Result<Posted<RevisedDecision, Body> | Replayed<Body>, Problem>> {
  const { decide, ...rest } = revision;
  const { programme, ref } = revision;
  const claims = openClaims(ledger, programme, revision.guard);
  const decideWith = (account: Account, posted: PostedOrder, { rules, now }: Meeting, granted: Claims) =>
    decide(account, posted, { rules, now, claims: granted });

  let vouchers: readonly Redemption[] = [];

  const revised = await revise<Body>(ledger, {
    ...rest,
    recall: async (standing) => {
      const order = await revision.recall(standing);
      vouchers = order === null ? [] : await vouchersOfOrder(ledger.table, programme, standing.member, order);
      return order;
    },
    beside: ({ decision, entry }, { state }) =>
      voucherMoves(programme, vouchers, {
        ref,
        wasCancelled: state.cancelled,
        isCancelled: decision.order.cancelled,
        at: entry.receivedAt,
        by: entry.actor.id,
      }),
    prepare: async (account, posted, meeting) =>
      revision.guard.kind === 'RETURN'
        ? null
        : claims.take((assumed) => decideWith(account, posted, meeting, assumed), meeting),
    decide: (account, posted, meeting) => decideWith(account, posted, meeting, claims.taken()),
    shared: (decision, meeting) => [...claims.usesOf(decision), ...returnedBy(decision, meeting)],
  });
  const isNotOurs = revised.ok ? revised.value.kind !== 'POSTED' : revised.problem.code !== 'BUSY';
  if (isNotOurs) await claims.release();
  return revised;
}

/** Bonus that came back, of campaigns that still run: of one that is over it lapses (C8). */
function returnedBy(
  { budgets, order }: RevisedDecision,
  { current, businessTime, now }: Meeting,
): readonly SharedUse[] {
  return budgets.flatMap(({ campaign, points }) => {
    const rule = current.document.campaigns.find(({ id }) => id === campaign);
    const goesBack = points < 0 && rule !== undefined && isShared(rule) && isRunning(rule, businessTime, now);
    if (!goesBack) return [];
    const given = order.campaigns.find((applied) => applied.campaign === campaign)?.given ?? 0;
    return [{ campaign, claim: null, points, orders: given === 0 ? -1 : 0 }];
  });
}
