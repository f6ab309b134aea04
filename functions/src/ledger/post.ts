import type { Account } from '@quaylai/shared/loyalty/account';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { OrderState } from '@quaylai/shared/loyalty/order';
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
import { type Meeting, type Met, meet } from './meet.ts';
import type { Programme } from './programme.ts';
import type { Standing } from './read-account.ts';
import type { Reply } from './reply.ts';
import { backOff } from './retry.ts';
import type { RuleBook } from './rule-book.ts';
import { type Guarded, transact } from './transact.ts';

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
 * The only writer of accounts and entries, with `settleAccount` for what the clock does: account, chained entry and
 * guard in one transaction. 6 WCU, at most 2 RCU, two trips (decisions 3), or one of them when the account was read
 * beside something else. A lost race is decided again here, so the caller hears only business answers; a repetition wins
 * over any problem; refusals are not remembered (decisions 5).
 *
 * Problems: NOT_FOUND (no such member, or one that was erased), IDEMPOTENCY_KEY_REUSED, BUSY, and whatever `prepare`,
 * `decide` and `beside` refuse.
 */
export async function post<Decided extends Decision, Body>(
  ledger: Ledger,
  operation: Operation<Decided, Body>,
): Promise<Result<Posted<Decided, Body> | Replayed<Body> | KnownOrder, Problem>> {
  let awaited = false;
  for (let race = 0; race < racesMax; race++) {
    const known = race === 0 ? (operation.standing ?? null) : null;
    const attempt = await attemptPost(ledger, operation, { known, awaited });
    if (attempt === 'AWAITED') awaited = true;
    else if (attempt !== 'LOST_RACE') return attempt;
    else if (!(await backOff(ledger, race))) break;
  }
  return refuse({ code: 'BUSY' });
}

/** One try; `known` is what was read of the account already, `awaited` that something waits for this order (F09). */
async function attemptPost<Decided extends Decision, Body>(
  ledger: Ledger,
  operation: Operation<Decided, Body>,
  { known, awaited }: { readonly known: Standing | null; readonly awaited: boolean },
): Promise<Result<Posted<Decided, Body> | Replayed<Body> | KnownOrder, Problem> | 'LOST_RACE' | 'AWAITED'> {
  const met = await meet(ledger, operation, known);
  if (met === 'LOST_RACE' || !met.ok) return met;
  const { stored, meeting } = met.value;
  const unprepared = (await operation.prepare?.(stored.account, meeting)) ?? null;
  if (unprepared !== null) return repetitionOr(ledger, operation, unprepared);
  const decided = operation.decide(stored.account, meeting);
  if (!decided.ok) return repetitionOr(ledger, operation, decided.problem);

  const { programme, guard } = operation;
  const { member } = meeting;
  const placed = place(operation, met.value, decided.value);
  const reply = operation.answer(placed);
  const outcome = await transact(
    ledger,
    guardWrite(programme, guard, {
      reply,
      at: meeting.now,
      member,
      seq: placed.entry.seq,
      order: operation.orderState?.(placed) ?? null,
      tryId: newTryId(ledger),
      awaited,
    }),
    [
      ...accountWrites(programme, member, stored, {
        account: placed.decision.account,
        headHash: placed.hash,
        datedBy: meeting.current.version,
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

/** The decision as the next entry of the member's chain. */
function place<Decided extends Decision>(
  operation: Operation<Decided, unknown>,
  { stored, meeting }: Met,
  decision: Decided,
): Placed<Decided> {
  const { member, rules, now } = meeting;
  const shared = operation.shared?.(decision, meeting);
  const entry = draftEntry(operation, stored.account, decision, rules.version, now, shared);
  return { ...chainEntry(operation.programme, member, stored.headHash, entry), decision, member };
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
