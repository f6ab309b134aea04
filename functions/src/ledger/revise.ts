import type { Account } from '@quaylai/shared/loyalty/account';
import { orderAfterMerge } from '@quaylai/shared/loyalty/merge';
import type { Order, OrderState, PostedOrder } from '@quaylai/shared/loyalty/order';
import type { RevisedDecision } from '@quaylai/shared/loyalty/order-revised';
import type { BranchId, MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Write } from '../cloud/table.ts';
import type { Actor, Reason, SharedUse } from './entry.ts';
import type { Guard, Replayed } from './guard.ts';
import { asGuard, firstMember, readGuard } from './items.ts';
import { orderKey } from './keys.ts';
import type { Meeting } from './meet.ts';
import { storedOrderState } from './order-state.ts';
import { type Ledger, type Placed, type Posted, post } from './post.ts';
import type { Programme } from './programme.ts';
import { readStanding } from './read-account.ts';
import { packBody, type Reply } from './reply.ts';
import { backOff } from './retry.ts';

/** An order as it stands under its natural key. */
export interface StandingOrder {
  readonly member: MemberId;
  readonly state: OrderState;
  /** Of the content that its lines came with. */
  readonly contentHash: string;
}

/** What happens to an order after it was posted: goods come back, it is cancelled or corrected (C6, E19). */
export interface Revision<Body> {
  readonly programme: Programme;
  readonly ref: OrderRef;
  readonly guard: Extract<Guard, { kind: 'RETURN' | 'REVISION' }>;
  readonly businessTime: Instant;
  readonly actor: Actor;
  readonly branch: BranchId | null;
  readonly reason: Reason | null;
  /** The lines it was posted with; null when they are not kept. */
  readonly recall: (standing: StandingOrder) => Promise<Order | null>;
  readonly prepare?: (account: Account, posted: PostedOrder, meeting: Meeting) => Promise<Problem | null>;
  readonly decide: (account: Account, posted: PostedOrder, meeting: Meeting) => RevisedDecision;
  readonly shared?: (decision: RevisedDecision, meeting: Meeting) => readonly SharedUse[];
  /** Why it must not be posted as it was decided: what was previewed is not what would happen, say. */
  readonly objection?: (decision: RevisedDecision) => Problem | null;
  readonly answer: (placed: Placed<RevisedDecision>, standing: StandingOrder) => Reply<Body>;
  /** What moves with the order, in the same transaction: its vouchers. Moved by others meanwhile, all is read again. */
  readonly beside?: (placed: Placed<RevisedDecision>, standing: StandingOrder) => readonly Write[];
  /** A corrected order's own content: it is what a resend will be compared with. */
  readonly becomes?: string;
}

const racesMax = 8;
type Outcome<Body> = Posted<RevisedDecision, Body> | Replayed<Body>;

/** The order under its key; null when it was never posted. */
export async function readStandingOrder(
  { table }: Pick<Ledger, 'table'>,
  programme: Programme,
  ref: OrderRef,
): Promise<{ readonly standing: StandingOrder; readonly item: Item } | null> {
  const item = asGuard(await table.get(orderKey(programme, ref)));
  if (item === null) return null;
  const { member, order: state, requestHash: contentHash } = readGuard(item);
  if (member === null || state === null) throw new Error('an order without its state');
  return { standing: { member, state, contentHash }, item };
}

/**
 * Posts what became of an order, by the rules it was posted by, and keeps its cumulative state in the same transaction:
 * 8 WCU (decisions 3). Decided again when the order or the account moved meanwhile, so returns in any number and order
 * end at the same place (C6). Problems: NOT_FOUND (no such order, its lines are not kept, or its member was erased),
 * IDEMPOTENCY_KEY_REUSED (the same return or revision in other words), BUSY.
 */
export async function revise<Body>(ledger: Ledger, revision: Revision<Body>): Promise<Result<Outcome<Body>, Problem>> {
  for (let race = 0; race < racesMax; race++) {
    const attempt = await attemptRevision(ledger, revision);
    if (attempt !== 'ORDER_MOVED') return attempt;
    if (!(await backOff(ledger, race))) break;
  }
  return refuse({ code: 'BUSY' });
}

async function attemptRevision<Body>(
  ledger: Ledger,
  revision: Revision<Body>,
): Promise<Result<Outcome<Body>, Problem> | 'ORDER_MOVED'> {
  const { programme, ref, guard, businessTime, actor, branch, reason } = revision;
  const found = await readStandingOrder(ledger, programme, ref);
  if (found === null) return refuse({ code: 'NOT_FOUND' });
  const { standing, item } = found;
  const [order, account] = await Promise.all([
    revision.recall(standing),
    readStanding(ledger.table, programme, standing.member),
  ]);
  if (order === null) return refuse({ code: 'NOT_FOUND' });

  // Of a member that was merged since, its lots by their new names (A01).
  const known = ({ joins }: Meeting): PostedOrder => ({ order, state: joins.reduce(orderAfterMerge, standing.state) });
  let hasMoved = false;
  const posted = await post<RevisedDecision, Body>(ledger, {
    programme,
    member: standing.member,
    standing: account,
    guard,
    businessTime,
    ruleVersion: standing.state.ruleVersion,
    actor,
    branch,
    reason,
    prepare: async (account, meeting) => (await revision.prepare?.(account, known(meeting), meeting)) ?? null,
    decide: (account, meeting) => {
      const decided = revision.decide(account, known(meeting), meeting);
      const objection = revision.objection?.(decided) ?? null;
      return objection === null ? ok(decided) : refuse(objection);
    },
    shared: (decision, meeting) => revision.shared?.(decision, meeting) ?? [],
    answer: (placed) => revision.answer(placed, standing),
    beside: (placed) =>
      [orderWrite(item, revision, placed, standing), ...(revision.beside?.(placed, standing) ?? [])].map((write) => ({
        write,
        refusedBecause: () => {
          hasMoved = true;
          return { code: 'BUSY' };
        },
      })),
  });
  if (!posted.ok) return hasMoved ? 'ORDER_MOVED' : posted;
  if (posted.value.kind === 'KNOWN_ORDER') throw new Error('a revision is guarded by its own name');
  return ok(posted.value);
}

/** The order's state moves only from what was decided on: two returns at once cannot both count from the same place. */
function orderWrite<Body>(
  { pk, sk, o: seen }: Item,
  revision: Revision<Body>,
  placed: Placed<RevisedDecision>,
  standing: StandingOrder,
): Write {
  const { becomes } = revision;
  const content = becomes === undefined ? '' : ', h = :hash, b = :body, s = :status';
  const reply = revision.answer(placed, standing);
  // Its first entry stays in the chain of whoever it was posted for (A01).
  const isMerged = placed.member !== standing.member;
  const first = isMerged ? `, ${firstMember} = if_not_exists(${firstMember}, :former)` : '';
  return {
    update: { pk, sk },
    change: `SET o = :after, m = :member${content}${first}`,
    when: 'o = :seen',
    values: {
      ':seen': seen,
      ':after': storedOrderState(placed.decision.order),
      ':member': placed.member,
      ...(isMerged ? { ':former': standing.member } : {}),
      ...(becomes === undefined ? {} : { ':hash': becomes, ':body': packBody(reply.body), ':status': reply.status }),
    },
  };
}
