import type { Account } from '@quaylai/shared/loyalty/account';
import type { Claims } from '@quaylai/shared/loyalty/campaigns';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import { withStops } from '@quaylai/shared/programme/emergency-stop';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import type { Guard, KnownOrder, Replayed } from '../ledger/guard.ts';
import type { Meeting } from '../ledger/meet.ts';
import { type Ledger, type Operation, type Posted, post } from '../ledger/post.ts';
import { openClaims } from './claims.ts';

/** What an order is decided on: its rules know the emergency stops of now (C04). */
export interface OrderMeeting extends Pick<Meeting, 'rules' | 'now'> {
  readonly claims: Claims;
}

/** A completed order. `decide` is asked more than once: how much to claim, then with what was granted. */
export interface OrderOperation<Decided extends OrderDecision, Body>
  extends Omit<Operation<Decided, Body>, 'decide' | 'prepare' | 'shared' | 'orderState' | 'guard'> {
  readonly guard: Extract<Guard, { kind: 'ORDER' }>;
  readonly decide: (account: Account, meeting: OrderMeeting) => Result<Decided, Problem>;
  /** Why a decision is not posted after all: a promise it breaks. */
  readonly objection?: (decision: Decided, meeting: Meeting) => Problem | null;
}

/**
 * The one way in which a completed order is posted, so that shared campaign budgets are never forgotten: what it would
 * get is claimed first, then it is posted with what was granted (decisions 4, C01). A claim costs one unit before and
 * one later, and one trip; an order that meets no shared campaign costs 6 WCU and two trips as ever (decisions 3).
 *
 * Problems: those of `post`, of `decide`, and the objection.
 */
export async function postOrder<Decided extends OrderDecision, Body>(
  ledger: Ledger,
  operation: OrderOperation<Decided, Body>,
): Promise<Result<Posted<Decided, Body> | Replayed<Body> | KnownOrder, Problem>> {
  const { decide, objection, ...rest } = operation;
  const claims = openClaims(ledger, operation.programme, operation.guard);
  const decideWith = (account: Account, { rules, current, now }: Meeting, granted: Claims) =>
    decide(account, { rules: withStops(rules, current), now, claims: granted });

  const finalOn = (account: Account, meeting: Meeting): Result<Decided, Problem> => {
    const decided = decideWith(account, meeting, claims.taken());
    const problem = decided.ok ? (objection?.(decided.value, meeting) ?? null) : null;
    return problem === null ? decided : refuse(problem);
  };

  const posted = await post<Decided, Body>(ledger, {
    ...rest,
    prepare: (account, meeting) =>
      claims.take((assumed) => {
        const decided = decideWith(account, meeting, assumed);
        return decided.ok ? decided.value : null;
      }, meeting),
    decide: finalOn,
    shared: (decision) => claims.usesOf(decision),
    orderState: ({ decision }) => decision.order,
  });
  // Busy can mean that the answer was lost: then the sweeper looks whether the order stands.
  const isNotOurs = posted.ok ? posted.value.kind !== 'POSTED' : posted.problem.code !== 'BUSY';
  if (isNotOurs) await claims.release();
  return posted;
}
