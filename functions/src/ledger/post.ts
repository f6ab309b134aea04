import type { Account } from '@quaylai/shared/loyalty/account';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { OrderState } from '@quaylai/shared/loyalty/order';
import { periodEnded } from '@quaylai/shared/loyalty/settlement';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { BranchId, MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { World } from '../cloud/world.ts';
import { accountWrites, entryWrite } from './account-items.ts';
import { chainEntry } from './chain.ts';
import type { Actor, ChainedEntry, Reason, SharedUse } from './entry.ts';
import { draftEntry } from './entry-of-decision.ts';
import {
  findGuard,
  type Guard,
  guardWrite,
  type KnownOrder,
  newTryId,
  type Replayed,
  readRepetition,
} from './guard.ts';
import { asGuard } from './items.ts';
import type { Programme } from './programme.ts';
import { readStanding, type Standing } from './read-account.ts';
import { redateFirst } from './redate.ts';
import type { Reply } from './reply.ts';
import { backOff } from './retry.ts';
import type { RuleBook } from './rule-book.ts';
import { settleAccount } from './settle-account.ts';
import { type Guarded, transact } from './transact.ts';

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

/** A decision in its place: what the reply and the items beside the entry are made from. */
export interface Placed<Decided extends Decision> extends ChainedEntry {
  readonly decision: Decided;
  /** Whose entry it became: of a member that was merged, the one it lives on in. */
  readonly member: MemberId;
}

/** One operation on one member's points. */
export interface Operation<Decided extends Decision, Body> {
  readonly programme: Programme;
  readonly member: MemberId;
  readonly guard: Guard;
  readonly businessTime: Instant;
  /** The rules that an order was posted by decide what becomes of it (C6); left out, the business time does. */
  readonly ruleVersion?: number;
  readonly actor: Actor;
  readonly branch: BranchId | null;
  readonly reason: Reason | null;
  /** The order behind it when the guard is an idempotency key; an ORDER guard names its own. */
  readonly order?: OrderRef;
  /** What was read of the account beside something else: good for the first try, a lost race reads anew. */
  readonly standing?: Standing | undefined;
  /** Awaited on the account that was read before deciding on it: shared budgets are claimed here (decisions 4). */
  readonly prepare?: (account: Account, meeting: Meeting) => Promise<Problem | null>;
  /** Called again after a lost race: pure. */
  readonly decide: (account: Account, meeting: Meeting) => Result<Decided, Problem>;
  /** What the decision takes of shared budgets or gives back: kept in the entry for those who settle them. */
  readonly shared?: (decision: Decided, meeting: Meeting) => readonly SharedUse[];
  readonly answer: (placed: Placed<Decided>) => Reply<Body>;
  /** What is kept of the order; required with an ORDER guard. */
  readonly orderState?: (placed: Placed<Decided>) => OrderState;
  /** Items written in the same transaction: a redemption, say (+2 WCU each). */
  readonly beside?: (placed: Placed<Decided>) => readonly Guarded[];
}

export interface Posted<Decided extends Decision, Body> extends Placed<Decided> {
  readonly kind: 'POSTED';
  readonly reply: Reply<Body>;
  /** Something waits for this order: it follows now (F09). */
  readonly awaited: boolean;
}

export interface Ledger extends World {
  readonly rules: RuleBook;
}

/** Lost races of one member before the caller is told to come back. */
const racesMax = 12;

/**
 * The only writer of accounts and entries, with `settleAccount` for what the clock does: account, chained entry and guard in one transaction, 6 WCU, at most 2 RCU,
 * two trips (decisions 3), or one of them when the account was read beside something else. A lost race is decided again here, so the caller hears only business answers; a repetition
 * wins over any problem; refusals are not remembered (decisions 5).
 *
 * Problems: NOT_FOUND (no such member, or one that was erased), IDEMPOTENCY_KEY_REUSED, BUSY, and whatever `decide` and `beside` refuse.
 */
export async function post<Decided extends Decision, Body>(
  ledger: Ledger,
  operation: Operation<Decided, Body>,
): Promise<Result<Posted<Decided, Body> | Replayed<Body> | KnownOrder, Problem>> {
  let awaited = false;
  for (let race = 0; race < racesMax; race++) {
    const known = race === 0 ? standingOf(operation) : null;
    const attempt = await attemptPost(ledger, operation, { known, awaited });
    if (attempt === 'AWAITED') awaited = true;
    else if (attempt !== 'LOST_RACE') return attempt;
    else if (!(await backOff(ledger, race))) break;
  }
  return refuse({ code: 'BUSY' });
}

// Of a member that went into another one, the operation means the other: that is read as it always was.
const standingOf = ({
  standing,
  member,
}: Pick<Operation<Decision, unknown>, 'standing' | 'member'>): Standing | null =>
  standing?.member === member && standing.joins.length === 0 ? standing : null;

async function attemptPost<Decided extends Decision, Body>(
  ledger: Ledger,
  operation: Operation<Decided, Body>,
  { known, awaited }: { readonly known: Standing | null; readonly awaited: boolean },
): Promise<Result<Posted<Decided, Body> | Replayed<Body> | KnownOrder, Problem> | 'LOST_RACE' | 'AWAITED'> {
  const { programme, guard, businessTime } = operation;
  const standing = known ?? (await readStanding(ledger.table, programme, operation.member));
  const { member, joins, stored, schedule } = standing;
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const { ruleVersion } = operation;
  const rules = await (ruleVersion === undefined
    ? ledger.rules.versionAt(programme, schedule, businessTime)
    : ledger.rules.version(programme, ruleVersion));
  const now = ledger.clock();
  // A change of the expiry policy before that: no lot dies by a day that is no longer its own (X09).
  if (await redateFirst(ledger, { programme, member, stored, schedule }, now)) return 'LOST_RACE';
  // A period that ended is judged first, by its own rules (E25): whatever the operation, it meets the tier of its day.
  if (periodEnded(stored.account, now) !== null && (await settledPeriod(ledger, operation))) return 'LOST_RACE';
  const current = await ledger.rules.versionAt(programme, schedule, now);
  const meeting: Meeting = { rules, current, businessTime, now, member, joins };

  const unprepared = (await operation.prepare?.(stored.account, meeting)) ?? null;
  if (unprepared !== null) return repetitionOr(ledger, operation, unprepared);
  const decided = operation.decide(stored.account, meeting);
  if (!decided.ok) return repetitionOr(ledger, operation, decided.problem);

  const shared = operation.shared?.(decided.value, meeting);
  const entry = draftEntry(operation, stored.account, decided.value, rules.version, now, shared);
  const placed = { ...chainEntry(programme, member, stored.headHash, entry), decision: decided.value, member };
  const reply = operation.answer(placed);
  const outcome = await transact(
    ledger,
    guardWrite(programme, guard, {
      reply,
      at: now,
      member,
      seq: entry.seq,
      order: operation.orderState?.(placed) ?? null,
      tryId: newTryId(ledger),
      awaited,
    }),
    [
      ...accountWrites(programme, member, stored, {
        account: placed.decision.account,
        headHash: placed.hash,
        datedBy: current.version,
      }),
      entryWrite(programme, member, placed),
      ...(operation.beside?.(placed) ?? []),
    ],
  );
  switch (outcome.kind) {
    case 'DONE':
      return ok({ kind: 'POSTED', reply, awaited, ...placed });
    case 'REPEATED':
      if (asGuard(outcome.guard) === null) return 'AWAITED';
      return readRepetition<Body>(ledger, programme, { guard, member }, outcome.guard);
    case 'PROBLEM':
      return repetitionOr(ledger, operation, outcome.problem);
    case 'CONTENDED':
      return refuse({ code: 'BUSY' });
    case 'LOST_RACE':
      return 'LOST_RACE';
  }
}

/** Whether there was something to write: then the operation is decided on the account that it left. */
async function settledPeriod(
  ledger: Ledger,
  { programme, member }: Pick<Operation<Decision, unknown>, 'programme' | 'member'>,
): Promise<boolean> {
  const settled = await settleAccount(ledger, { programme, member, by: 'posting' });
  return !settled.ok || settled.value.postings.length > 0;
}

// The first try may have taken the points that the second now lacks: its answer, not the lack, is the truth.
async function repetitionOr<Decided extends Decision, Body>(
  ledger: Ledger,
  operation: Operation<Decided, Body>,
  problem: Problem,
): Promise<Result<Replayed<Body> | KnownOrder, Problem>> {
  const { programme, guard } = operation;
  const standing = await findGuard(ledger, programme, guard);
  return standing === null ? refuse(problem) : readRepetition<Body>(ledger, programme, operation, standing);
}
