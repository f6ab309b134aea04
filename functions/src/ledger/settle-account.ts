import type { Account } from '@quaylai/shared/loyalty/account';
import { type EntryDraft, openEntry } from '@quaylai/shared/loyalty/entry-draft';
import type { Posting } from '@quaylai/shared/loyalty/posting';
import { closeSettlement, periodEnded, reviewOnce } from '@quaylai/shared/loyalty/settlement';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item } from '../cloud/table.ts';
import { accountWrites, entryWrite } from './account-items.ts';
import { chainEntry } from './chain.ts';
import { draftEntry } from './entry-of-decision.ts';
import type { StoredAccount } from './items.ts';
import type { Ledger } from './post.ts';
import type { Programme } from './programme.ts';
import { readStanding } from './read-account.ts';
import { redateFirst } from './redate.ts';
import { backOff } from './retry.ts';
import { transact } from './transact.ts';

/** An account that time has nothing left to do to. */
export interface Settled {
  /** Whose account it is: of a member that was merged, the one it lives on in (A01). */
  readonly member: MemberId;
  readonly account: Account;
  /** The rules that decide now. */
  readonly rules: RuleVersion;
  /** What was written; nothing when time had done nothing. */
  readonly postings: readonly Posting[];
}

const racesMax = 12;
/** More period ends than a standing can have missed. */
const reviewsMax = 100;

/**
 * Writes down what the clock did to one member: lapsed holds, paid debt, expired lots, tier reviews (C1.2, X06). It
 * needs no guard: the entry follows from the account it is conditional on, so whoever comes second finds nothing left.
 * 4 WCU when there is something to write, 2 RCU always. `by` is the job's name. Problems: NOT_FOUND, BUSY.
 */
export async function settleAccount(
  ledger: Ledger,
  { programme, member: asked, by }: { readonly programme: Programme; readonly member: MemberId; readonly by: string },
): Promise<Result<Settled, Problem<'NOT_FOUND' | 'BUSY'>>> {
  for (let race = 0; race < racesMax; race++) {
    const { member, stored, schedule } = await readStanding(ledger.table, programme, asked);
    if (stored === null) return refuse({ code: 'NOT_FOUND' });
    const now = ledger.clock();
    if (await redateFirst(ledger, { programme, member, stored, schedule }, now)) {
      if (await backOff(ledger, race)) continue;
      break;
    }
    const [rules, draft] = await Promise.all([
      ledger.rules.versionAt(programme, schedule, now),
      reviewed(ledger, programme, stored.account, schedule, now),
    ]);
    const settlement = closeSettlement(draft, now);
    if (settlement === null) return ok({ member, account: stored.account, rules, postings: [] });
    const { decision, happenedAt } = settlement;
    const actor = { kind: 'SYSTEM', id: by } as const;
    const circumstances = { guard: null, businessTime: happenedAt, actor, branch: null, reason: null };
    const entry = draftEntry(circumstances, stored.account, decision, rules.version, now);
    const outcome = await write(ledger, programme, member, stored, {
      account: decision.account,
      entry,
      datedBy: rules.version,
    });
    if (outcome.kind === 'DONE') return ok({ member, account: decision.account, rules, postings: decision.postings });
    if (outcome.kind !== 'LOST_RACE' || !(await backOff(ledger, race))) break;
  }
  return refuse({ code: 'BUSY' });
}

/** Each period end meets the rules of its own moment, however late it is looked at (E25, T12). */
async function reviewed(
  ledger: Ledger,
  programme: Programme,
  account: Account,
  schedule: Item | null,
  now: Instant,
): Promise<EntryDraft> {
  let draft = openEntry(account, now);
  for (let review = 0; review < reviewsMax; review++) {
    const end = periodEnded(draft.account, now);
    if (end === null) return draft;
    const next = reviewOnce(draft, await ledger.rules.versionAt(programme, schedule, end), now);
    if (next === null) return draft;
    draft = next;
  }
  throw new Error(`more than ${reviewsMax} reviews were missed`);
}

function write(
  ledger: Ledger,
  programme: Programme,
  member: MemberId,
  stored: StoredAccount,
  after: { readonly account: Account; readonly entry: ReturnType<typeof draftEntry>; readonly datedBy: number },
) {
  const placed = chainEntry(programme, member, stored.headHash, after.entry);
  return transact(ledger, null, [
    ...accountWrites(programme, member, stored, {
      account: after.account,
      headHash: placed.hash,
      datedBy: after.datedBy,
    }),
    entryWrite(programme, member, placed),
  ]);
}
