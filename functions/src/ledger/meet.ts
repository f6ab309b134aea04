import { periodEnded } from '@quaylai/shared/loyalty/settlement';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { StoredAccount } from './items.ts';
import type { Ledger, Operation } from './post.ts';
import { readStanding, type Standing } from './read-account.ts';
import { redateFirst } from './redate.ts';
import { settleAccount } from './settle-account.ts';

/** What a decision is taken on, besides the account. */
export interface Meeting {
  /** The rules of the business time (E25). */
  readonly rules: RuleVersion;
  /** The rules in force at the moment of processing: what goes by that (C04). */
  readonly current: RuleVersion;
  readonly businessTime: Instant;
  readonly now: Instant;
  /** Whose account it is: of a member that was merged, the one it lives on in (A01). */
  readonly member: MemberId;
  /** MERGE_IN entries through which the account took over the one that was asked for (A01); mostly none. */
  readonly joins: readonly number[];
}

/** An account as it may be decided on. */
export interface Met {
  readonly stored: StoredAccount;
  readonly meeting: Meeting;
}

type Asked = Pick<Operation<never, never>, 'programme' | 'member' | 'businessTime' | 'ruleVersion'>;

/**
 * The account and the rules that an operation on it is decided by. What is due on the account comes before any operation,
 * and is written here: then it is LOST_RACE, and read anew. Problems: NOT_FOUND (no such member, or one that was erased).
 */
export async function meet(
  ledger: Ledger,
  { programme, member: asked, businessTime, ruleVersion }: Asked,
  known: Standing | null,
): Promise<Result<Met, Problem> | 'LOST_RACE'> {
  const standing = good(known, asked) ? known : await readStanding(ledger.table, programme, asked);
  const { member, joins, stored, schedule } = standing;
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const rules = await (ruleVersion === undefined
    ? ledger.rules.versionAt(programme, schedule, businessTime)
    : ledger.rules.version(programme, ruleVersion));
  const now = ledger.clock();
  // A change of the expiry policy before that: no lot dies by a day that is no longer its own (X09).
  if (await redateFirst(ledger, { programme, member, stored, schedule }, now)) return 'LOST_RACE';
  // A period that ended is judged first, by its own rules (E25): whatever the operation, it meets the tier of its day.
  if (periodEnded(stored.account, now) !== null && (await settledPeriod(ledger, { programme, member: asked }))) {
    return 'LOST_RACE';
  }
  const current = await ledger.rules.versionAt(programme, schedule, now);
  return ok({ stored, meeting: { rules, current, businessTime, now, member, joins } });
}

// Of a member that went into another one, the operation means the other: that is read as it always was.
const good = (known: Standing | null, member: MemberId): known is Standing =>
  known?.member === member && known.joins.length === 0;

/** Whether there was something to write: then the operation is decided on the account that it left. */
async function settledPeriod(
  ledger: Ledger,
  { programme, member }: Pick<Asked, 'programme' | 'member'>,
): Promise<boolean> {
  const settled = await settleAccount(ledger, { programme, member, by: 'posting' });
  return !settled.ok || settled.value.postings.length > 0;
}
