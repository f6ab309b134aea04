import type { Account } from '@quaylai/shared/loyalty/account';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { BranchId, MemberId, OrderRef } from '@quaylai/shared/words/ids';
import { type Points, points } from '@quaylai/shared/words/points';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Actor, Entry, Reason, SharedUse } from './entry.ts';
import type { Guard } from './guard.ts';

interface Circumstances {
  /** Null for what can happen once only: the account it was decided on is gone then. */
  readonly guard: Guard | null;
  readonly businessTime: Instant;
  readonly actor: Actor;
  readonly branch: BranchId | null;
  readonly reason: Reason | null;
  readonly order?: OrderRef;
  readonly other?: MemberId;
}

/** The entry that records a decision. A decision that does not follow the account it was taken on is a bug. */
export function draftEntry(
  circumstances: Circumstances,
  before: Account,
  decision: Decision,
  ruleVersion: number,
  now: Instant,
  shared: readonly SharedUse[] = [],
): Entry {
  const { businessTime, actor, branch, reason, other } = circumstances;
  const { postings, counted, tierThen, arithmetic, account } = decision;
  if (account.version !== before.version + 1) throw new Error('a decision must make exactly one entry');
  if (postings.length === 0) throw new Error('an entry without postings says nothing');
  return {
    seq: account.version,
    businessTime,
    receivedAt: now,
    postings,
    counted,
    tierThen,
    arithmetic,
    ruleVersion,
    actor,
    branch,
    reason,
    order: orderBehind(circumstances),
    ...(other === undefined ? {} : { other }),
    before: pointsIn(before),
    after: pointsIn(account),
    ...(shared.length === 0 ? {} : { shared }),
  };
}

function orderBehind({ guard, order }: Circumstances): OrderRef | null {
  return guard !== null && 'ref' in guard ? guard.ref : (order ?? null);
}

function pointsIn({ lots, debt }: Account): Points {
  return points(lots.reduce((sum, lot) => sum + lot.remaining, -debt));
}
