import type { Account } from '@quaylai/shared/loyalty/account';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import type { Order } from '@quaylai/shared/loyalty/order';
import { decideOrder, type PaymentProblem } from '@quaylai/shared/loyalty/order-completed';
import { paymentRange } from '@quaylai/shared/loyalty/payment';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { type OrderMeeting, postOrder } from '../../budgets/post-order.ts';
import type { Context } from '../../http/context.ts';
import type { KnownOrder } from '../../ledger/guard.ts';
import type { Standing } from '../../ledger/read-account.ts';
import type { Redemption } from '../../records/redemption.ts';
import { noNames } from '../../views/names.ts';
import { useWrites } from '../../views/use-vouchers.ts';
import type { Push, PushReply } from './push.ts';

/** Points that a till says were used, and the hold that it says set them aside. */
export interface ClaimedPayment {
  readonly points: Points;
  readonly hold: HoldId;
}

export interface Sale {
  readonly order: Order;
  readonly member: MemberId;
  readonly standing?: Standing | undefined;
  readonly payment: ClaimedPayment | null;
  /** What it was priced with. */
  readonly vouchers: readonly Redemption[];
}

/** What a till hears, and whether something waited for the order. */
export interface Sold {
  readonly kind: 'SOLD';
  readonly reply: PushReply;
  readonly awaited: boolean;
}

/**
 * Captures the held points and earns, in one post (decisions 13), once per natural key of the order (E18).
 * Problems: NOT_FOUND, BUSY, and those of `decideOrder`; an order that is known in other words is answered as such.
 */
export async function postSale(
  push: Push,
  { order, member, standing, payment, vouchers }: Sale,
  context: Context,
): Promise<Result<Sold | KnownOrder, Problem>> {
  const { programme, integration, time, contentHash } = push;
  const reason = time.clockAhead ? 'CLOCK_AHEAD' : null;
  const posted = await postOrder<OrderDecision, PushReply>(context, {
    programme,
    member,
    standing,
    guard: { kind: 'ORDER', ref: order.ref, revision: order.revision, requestHash: contentHash },
    businessTime: order.businessTime,
    actor: { kind: 'INTEGRATION', id: integration },
    branch: order.branch,
    reason: reason === null ? null : { code: reason, digest: null },
    decide: (account, meeting) => decideSale(account, { order, payment }, meeting),
    beside: ({ entry }) =>
      useWrites(programme, vouchers, order, { at: entry.receivedAt, by: integration, names: noNames }),
    answer: ({ decision, entry, member: whose }) => ({
      status: 200,
      body: { outcome: 'POSTED', memberId: whose, entrySeq: entry.seq, points: decision.order.earned, reason },
    }),
  });
  if (!posted.ok) return posted;
  if (posted.value.kind === 'KNOWN_ORDER') return ok(posted.value);
  const { kind, reply, awaited } = posted.value;
  return ok({
    kind: 'SOLD',
    reply: kind === 'REPLAYED' ? { ...reply.body, outcome: 'DUPLICATE' } : reply.body,
    awaited,
  });
}

function decideSale(
  account: Account,
  { order, payment }: Pick<Sale, 'order' | 'payment'>,
  { rules, now, claims }: OrderMeeting,
): Result<OrderDecision, PaymentProblem> {
  if (payment === null) return decideOrder(account, { order, payment, claims }, rules, now);
  const held = account.holds.find((hold) => hold.id === payment.hold);
  // A hold pays the order it was made for: never another one, and never a reward's points.
  const paysOther = held !== undefined && !paysFor(held.purpose, order);
  if (paysOther) return refuse({ code: 'HOLD_CLOSED' });
  const { ceiling } = paymentRange(account, order, rules.document, now);
  if (payment.points > ceiling) return refuse({ code: 'CEILING', max: ceiling });
  return decideOrder(account, { order, payment, claims }, rules, now);
}

function paysFor(purpose: Account['holds'][number]['purpose'], { ref }: Order): boolean {
  return purpose.kind === 'PAYMENT' && purpose.orderId === ref.orderId;
}
