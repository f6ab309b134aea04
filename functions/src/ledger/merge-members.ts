import { decideMergeIn, decideMergeOut } from '@quaylai/shared/loyalty/merge';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { accountWrites, entryWrite } from './account-items.ts';
import { chainEntry } from './chain.ts';
import { commit, type Planned } from './commit.ts';
import type { Actor, Reason } from './entry.ts';
import { draftEntry } from './entry-of-decision.ts';
import type { Closed, StoredAccount } from './items.ts';
import { headKey, ruleScheduleKey } from './keys.ts';
import type { Ledger } from './post.ts';
import type { Programme } from './programme.ts';
import { completeAccount } from './read-account.ts';
import { settleAccount } from './settle-account.ts';
import type { Guarded } from './transact.ts';

export interface Merging {
  readonly programme: Programme;
  /** Closes, for ever. */
  readonly source: MemberId;
  readonly survivor: MemberId;
  readonly actor: Actor;
  readonly reason: Reason;
  /** Items written in the same transaction, read anew after a lost race: the person's data and the ways to it. */
  readonly beside: () => Promise<Result<readonly Guarded[], Problem>>;
}

export type Merged = Extract<Closed, { kind: 'MERGED' }>;

/**
 * Merges a member into another: lots with their last days, debt, counters and the better tier go over, holds end, and
 * the source points to the survivor from then on (A01). Both accounts and both entries are one transaction, so it
 * happened or it did not; the closed source is its own guard, so it happens once. 14 WCU with the personal data; an
 * account with more lots than 90 pages hold (some 3,000) is beyond one transaction and beyond what is sold.
 *
 * Problems: NOT_FOUND (either is unknown, erased, or went into a third), BUSY, and those of `beside`.
 */
export async function mergeMembers(ledger: Ledger, merging: Merging): Promise<Result<Merged, Problem>> {
  // Periods that ended are judged first, by their own rules (E25); a side that is no more is told by the plan.
  for (const member of [merging.source, merging.survivor]) {
    await settleAccount(ledger, { programme: merging.programme, member, by: 'merge' });
  }
  return commit<Merged>(ledger, () => planMerge(ledger, merging));
}

async function planMerge(ledger: Ledger, merging: Merging): Promise<Result<Planned<Merged>, Problem>> {
  const { programme, source, survivor, actor, reason, beside } = merging;
  const { out, into, schedule } = await readBoth(ledger, programme, source, survivor);
  if (out === null || into === null || into.closed !== null) return refuse({ code: 'NOT_FOUND' });
  if (out.closed !== null) {
    const isDone = out.closed.kind === 'MERGED' && out.closed.into === survivor;
    return isDone ? ok({ value: out.closed as Merged, writes: [] }) : refuse({ code: 'NOT_FOUND' });
  }
  const others = await beside();
  if (!others.ok) {
    // What it lacks may have just been taken by the very same merge.
    const { out: now } = await readBoth(ledger, programme, source, survivor);
    return now?.closed === null || now === null ? others : planMerge(ledger, merging);
  }

  const now = ledger.clock();
  const rules = await ledger.rules.versionAt(programme, schedule, now);
  const left = decideMergeOut(out.account, rules, now);
  const joined = decideMergeIn(into.account, left.belongings, rules, now);
  const circumstances = { guard: null, businessTime: now, actor, branch: null, reason };
  const side = (member: MemberId, other: MemberId, before: StoredAccount, decision: typeof joined) =>
    chainEntry(
      programme,
      member,
      before.headHash,
      draftEntry({ ...circumstances, other }, before.account, decision, rules.version, now),
    );
  const outEntry = side(source, survivor, out, left);
  const inEntry = side(survivor, source, into, joined);
  const closed: Merged = { kind: 'MERGED', into: survivor, seq: inEntry.entry.seq };
  return ok({
    value: closed,
    writes: [
      ...accountWrites(programme, source, out, {
        account: left.account,
        headHash: outEntry.hash,
        closed,
        datedBy: rules.version,
      }),
      ...accountWrites(programme, survivor, into, {
        account: joined.account,
        headHash: inEntry.hash,
        datedBy: rules.version,
      }),
      entryWrite(programme, source, outEntry),
      entryWrite(programme, survivor, inEntry),
      ...others.value,
    ],
  });
}

async function readBoth({ table }: Ledger, programme: Programme, source: MemberId, survivor: MemberId) {
  const keys = [headKey(programme, source), headKey(programme, survivor), ruleScheduleKey(programme)];
  const [outHead = null, intoHead = null, schedule = null] = await table.batchGet(keys);
  const [out, into] = await Promise.all([
    completeAccount(table, programme, source, outHead),
    completeAccount(table, programme, survivor, intoHead),
  ]);
  return { out, into, schedule };
}
