import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { MemberId, OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { postOrder } from '../../budgets/post-order.ts';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf } from '../../http/handler.ts';
import { answerOf, orReplay } from '../../http/replayed-answer.ts';
import type { Reason } from '../../ledger/entry.ts';
import { readStanding, type Standing } from '../../ledger/read-account.ts';
import { keepTypedBill, pricedBillWrite } from '../../records/bills.ts';
import { memberOfPerson } from '../../records/members.ts';
import type { Redemption } from '../../records/redemption.ts';
import { type Names, noNames } from '../../views/names.ts';
import { useWrites } from '../../views/use-vouchers.ts';
import { type BillDecision, decideBill } from './bill-decision.ts';
import { type Receipt, receiptOf } from './bill-receipt.ts';
import { vouchersOfBill } from './bill-vouchers.ts';
import { billAttemptsMax, numberedBill, orderOfBill } from './counter-order.ts';
import { keepForReview, latestEntries } from './keep-for-review.ts';
import { type OpenedBill, openBill, refuseKnownBill, takeYes } from './open-bill.ts';
import { worksAt } from './their-branch.ts';

type Key = 'POST /v1/staff/earns';

export interface BillToPost {
  readonly bill: BillInput;
  readonly ref: OrderRef;
  /** What the cashier saw; null for a bill that nobody could preview. */
  readonly previewHash: string | null;
  /** Why it comes by another way than the till's usual one. */
  readonly reason: Reason | null;
  /** Same key and same content: the same request, however often it is sent. */
  readonly requestHash: string;
}

interface Confirmation extends BillToPost {
  /** Above 1 when bills of this number were undone before. */
  readonly attempt: number;
}

/**
 * Posts a bill once, as of when it was rung up, whatever brought it: once under its number at the branch, or once for its
 * request when it has none. Problems: those of confirming a bill.
 */
export async function postBillOnce(
  bill: BillToPost,
  at: Instant,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Answer<Receipt>> {
  const asked = { ...bill, attempt: 1 };
  return replayedBill(await confirm(asked, at, caller, context), asked, caller, context);
}

/** The answer, unless this very request was posted before, under whichever name its number then had (C1.5). */
async function replayedBill(
  answer: Answer<Receipt>,
  asked: Confirmation,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Answer<Receipt>> {
  const guard = guardOf(asked);
  const known = await orReplay(answer, { programme: caller.programme, guard, member: asked.bill.memberId }, context);
  const next = known.ok ? null : nextAttempt(asked);
  return next === null ? known : replayedBill(known, next, caller, context);
}

async function confirm(
  asked: Confirmation,
  now: Instant,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Answer<Receipt>> {
  const { bill } = asked;
  const [opened, own, kept, vouchers, latest, standing] = await readAround(asked, now, caller, context);
  if (!opened.ok) return opened;
  if (!kept.ok) return kept;
  if (!vouchers.ok) return vouchers;
  // Nobody's bill can be judged: approved, it would go nowhere.
  if (standing.stored === null) return refuse({ code: 'NOT_FOUND' });
  const request = { bill, order: opened.value.order, own, latest, requestHash: asked.requestHash };
  const judged = await keepForReview(request, caller, context);
  if (judged !== null) return refuse(judged);
  const names = vouchers.value.length === 0 ? noNames : await context.directory.names(caller.programme);
  const known = { ...opened.value, standing, vouchers: vouchers.value, own, names };
  const posted = await postBill(asked, known, caller, context);
  if (posted.ok && posted.value.kind === 'KNOWN_ORDER') {
    const again = posted.value.order.cancelled ? nextAttempt(asked) : null;
    return again === null ? refuseRepetition(asked, caller, context) : confirm(again, now, caller, context);
  }
  return answerOf(posted);
}

/** Everything that has to be known of a bill, side by side, its lines written meanwhile: one trip (ADR 0067). */
function readAround({ bill, ref, requestHash }: Confirmation, now: Instant, caller: CallerOf<Key>, context: Context) {
  const { table } = context;
  const { programme, person } = caller;
  const typed = worksAt(caller.staff, bill.branchId) ? orderOfBill(bill, ref, now) : null;
  return Promise.all([
    openBill(bill, ref, now, caller, context),
    memberOfPerson(table, programme, person),
    typed?.ok === true ? keepTypedBill(context, programme, typed.value, requestHash) : ok(null),
    vouchersOfBill(bill, caller, context),
    latestEntries(table, programme, bill.memberId),
    readStanding(table, programme, bill.memberId),
  ]);
}

/** Its number was undone: the same bill under the number's next name. */
function nextAttempt({ bill, attempt, ...asked }: Confirmation): Confirmation | null {
  if (bill.billNumber === null || attempt === billAttemptsMax) return null;
  const ref = numberedBill(bill.branchId, bill.billNumber, attempt + 1);
  return { ...asked, bill, ref, attempt: attempt + 1 };
}

const guardOf = ({ ref, requestHash }: Confirmation) => ({ kind: 'ORDER', ref, revision: 0, requestHash }) as const;

/** All that is known of a bill before it is posted. */
interface Known extends OpenedBill {
  readonly standing: Standing;
  readonly vouchers: readonly Redemption[];
  /** Whom the cashier is as a customer. */
  readonly own: MemberId | null;
  readonly names: Names;
}

function postBill(
  asked: Confirmation,
  { order, confirmed, standing, vouchers, own, names }: Known,
  caller: CallerOf<Key>,
  context: Context,
) {
  const { programme, staff } = caller;
  const { bill, previewHash, reason } = asked;
  return postOrder<BillDecision, Receipt>(context, {
    programme,
    member: bill.memberId,
    standing,
    guard: guardOf(asked),
    businessTime: order.businessTime,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: bill.branchId,
    reason,
    decide: (account, meeting) => decideBill(account, { bill, order, vouchers }, meeting),
    beside: ({ decision: { priced }, entry }) => [
      ...useWrites(programme, vouchers, order, { at: entry.receivedAt, by: staff.staffId, names }),
      ...takeYes(programme, bill.memberId, confirmed),
      ...(priced === order ? [] : [pricedBillWrite(programme, priced, asked.requestHash)]),
    ],
    objection: ({ facts }, { member }) => {
      // By an id that was theirs before a merge it is their own bill all the same.
      if (member === own) return { code: 'SELF_APPROVAL' };
      return previewHash === null || facts.hash === previewHash
        ? null
        : { code: 'PREVIEW_CHANGED', preview: { ...facts } };
    },
    answer: ({ decision, entry }) => ({ status: 201, body: receiptOf(decision, entry, order) }),
  });
}

async function refuseRepetition(
  { ref, bill }: Confirmation,
  caller: CallerOf<Key>,
  context: Context,
): Promise<Result<never, Problem>> {
  // Without a number the order is the request itself: known in other words, its key was used for something else.
  if (bill.billNumber === null) return refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const known = await refuseKnownBill(ref, caller, context);
  // Undone as often as it may be.
  if (known.ok) return refuse({ code: 'DUPLICATE_BILL', amount: bill.amountDong });
  return known;
}
