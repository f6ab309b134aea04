import { decideErase } from '@quaylai/shared/loyalty/merge';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { accountWrites, entryWrite } from './account-items.ts';
import { chainEntry } from './chain.ts';
import { commit, type Planned } from './commit.ts';
import type { Actor, Reason } from './entry.ts';
import { draftEntry } from './entry-of-decision.ts';
import { ruleScheduleKey } from './keys.ts';
import type { Ledger } from './post.ts';
import type { Programme } from './programme.ts';
import { readOwnAccount } from './read.ts';
import { settleAccount } from './settle-account.ts';
import type { Guarded } from './transact.ts';

export interface Erasing {
  readonly programme: Programme;
  readonly member: MemberId;
  readonly actor: Actor;
  readonly reason: Reason;
  /**
   * Items written in the same transaction. Asked for after the account was read: whatever spends or gives points after
   * that makes the erasing lose its race, so nothing that it left out can come to be.
   */
  readonly beside: () => Promise<Result<readonly Guarded[], Problem>>;
}

/**
 * Zeroes an account and closes it for ever (A04): holds end, lots and debt are gone by an ERASE that the chain keeps,
 * so past totals stay and everything still verifies. A closed account is its own guard. Problems: NOT_FOUND (unknown, or
 * merged into another), BUSY, and those of `beside`.
 */
export async function eraseAccount(ledger: Ledger, erasing: Erasing): Promise<Result<null, Problem>> {
  await settleAccount(ledger, { programme: erasing.programme, member: erasing.member, by: 'erase' });
  return commit<null>(ledger, () => planErase(ledger, erasing));
}

async function planErase(
  ledger: Ledger,
  { programme, member, actor, reason, beside }: Erasing,
): Promise<Result<Planned<null>, Problem>> {
  const stored = await readOwnAccount(ledger.table, programme, member);
  if (stored === null || stored.closed?.kind === 'MERGED') return refuse({ code: 'NOT_FOUND' });
  if (stored.closed?.kind === 'ERASED') return ok({ value: null, writes: [] });
  const others = await beside();
  if (!others.ok) return others;

  const now = ledger.clock();
  const decision = decideErase(stored.account, now);
  const rules = await ledger.rules.versionAt(programme, await ledger.table.get(ruleScheduleKey(programme)), now);
  const circumstances = { guard: null, businessTime: now, actor, branch: null, reason };
  const entry = draftEntry(circumstances, stored.account, decision, rules.version, now);
  const placed = chainEntry(programme, member, stored.headHash, entry);
  const after = { account: decision.account, headHash: placed.hash, closed: { kind: 'ERASED' } } as const;
  return ok({
    value: null,
    writes: [
      ...accountWrites(programme, member, stored, after),
      entryWrite(programme, member, placed),
      ...others.value,
    ],
  });
}
