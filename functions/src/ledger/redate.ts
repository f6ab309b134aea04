import type { Account } from '@quaylai/shared/loyalty/account';
import { decideRedate } from '@quaylai/shared/loyalty/adjust';
import type { MemberId } from '@quaylai/shared/words/ids';
import { type Instant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Item } from '../cloud/table.ts';
import { accountWrites, entryWrite } from './account-items.ts';
import { chainEntry } from './chain.ts';
import { draftEntry } from './entry-of-decision.ts';
import type { StoredAccount } from './items.ts';
import type { Ledger } from './post.ts';
import type { Programme } from './programme.ts';
import type { ExpiryChange, RuleBook } from './rule-book.ts';
import { transact } from './transact.ts';

interface Standing {
  readonly programme: Programme;
  readonly stored: Pick<StoredAccount, 'account' | 'datedBy' | 'joinedAt'>;
  readonly schedule: Item | null;
}

/** What became of the account by changes of the expiry policy that no entry says yet (X09): for whoever only looks. */
export async function datedAccount(rules: RuleBook, standing: Standing, now: Instant): Promise<Account> {
  const { programme, stored, schedule } = standing;
  const changes = await rules.expiryChanges(programme, schedule, stored, now);
  return changes.reduce((account, change) => redated(account, change)?.account ?? account, stored.account);
}

/**
 * Writes the first change of policy that no entry says yet, as of the moment it took effect: a lot lives on by the new
 * policy before anything else is decided about it, and no job is needed for that (X09). True when the account moved, or
 * somebody else moved it: then it is to be read again. 4 WCU, once for each change and member.
 */
export async function redateFirst(
  ledger: Ledger,
  { member, stored, ...standing }: Standing & { readonly member: MemberId; readonly stored: StoredAccount },
  now: Instant,
): Promise<boolean> {
  const { programme, schedule } = standing;
  for (const change of await ledger.rules.expiryChanges(programme, schedule, stored, now)) {
    const decision = redated(stored.account, change);
    if (decision === null) continue;
    const actor = { kind: 'SYSTEM', id: 'policy' } as const;
    const reason = { code: 'POLICY_CHANGED', digest: null };
    const circumstances = { guard: null, businessTime: change.from, actor, branch: null, reason };
    const entry = draftEntry(circumstances, stored.account, decision, change.version, now);
    const placed = chainEntry(programme, member, stored.headHash, entry);
    const after = { account: decision.account, headHash: placed.hash, datedBy: change.version };
    const writes = [...accountWrites(programme, member, stored, after), entryWrite(programme, member, placed)];
    await transact(ledger, null, writes);
    return true;
  }
  return false;
}

// As of its own moment: what the clock did to the account until then happened by the days of then.
function redated(account: Account, { expiry, from }: ExpiryChange) {
  return decideRedate(account, { expiry, changedOn: localDateOf(from) }, from);
}
