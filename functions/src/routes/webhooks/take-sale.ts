import type { PushedOrder } from '@quaylai/shared/api/webhook-routes';
import type { Order } from '@quaylai/shared/loyalty/order';
import type { Problem, ProblemCode } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { KnownOrder } from '../../ledger/guard.ts';
import { readStandingOrder } from '../../ledger/revise.ts';
import { canonicalOrder, type Oddity } from '../../pos/canonical-order.ts';
import { keepBill } from '../../records/bills.ts';
import type { Redemption } from '../../records/redemption.ts';
import { quotedTerms } from '../../records/voucher-terms.ts';
import { customerOfPush } from './customer-of-push.ts';
import { editOrder } from './edit-order.ts';
import { followOrder } from './follow-order.ts';
import { keepAside } from './keep-aside.ts';
import { type ClaimedPayment, postSale } from './post-sale.ts';
import { type Push, type PushReply, unmoved } from './push.ts';
import { pushedVouchers, type VoucherTrouble } from './pushed-vouchers.ts';

const saleAgeMsMax = 72 * 60 * 60 * 1000;

/** What a till cannot mend by itself once the goods are sold: a person decides (decisions 13). */
const soldAlready: ReadonlySet<ProblemCode> = new Set([
  'HOLD_EXPIRED',
  'HOLD_CLOSED',
  'CEILING',
  'BELOW_MIN',
  'INSUFFICIENT_POINTS',
  'VOUCHER_USED',
  'VOUCHER_EXPIRED',
  'VOUCHER_CLOSED',
]);

interface SoldOrder {
  readonly order: Order;
  readonly vouchers: readonly Redemption[];
}

/** An order that is not cancelled: earns when it is completed and paid (C2, T10). Problems: BUSY. */
export async function takeSale(push: Push, context: Context): Promise<Result<PushReply, Problem>> {
  const { body } = push;
  if (body.status !== 'COMPLETED' || !body.paid) return ok(unmoved('NOT_YET', null));
  const priced = await pricedOrder(push, context);
  if (!priced.ok) return keepAside(push, { outcome: 'QUARANTINED', reason: priced.problem }, context);
  const { order, vouchers } = priced.value;
  const payment = claimedPayment(body);
  if (payment === 'WITHOUT_HOLD') {
    return keepAside(push, { outcome: 'QUARANTINED', reason: 'POINTS_WITHOUT_HOLD' }, context);
  }
  // Side by side: a bill whose customer turns out to be nobody names goods only.
  const [customer, kept] = await Promise.all([
    customerOfPush(push, context),
    body.customer == null ? ok(null) : keepBill(context, push.programme, order, push.contentHash),
  ]);
  if (!customer.ok) return customer;
  const { member } = customer.value;
  if (vouchers.some((voucher) => voucher.member !== member)) {
    return keepAside(push, { outcome: 'QUARANTINED', reason: 'VOUCHER_OF_OTHER', member }, context);
  }
  if (customer.value.member === null) return ok(unmoved('NO_MEMBER', customer.value.reason));
  if (!kept.ok) return kept;
  if (await comesTooLate(push, order, context)) {
    return keepAside(push, { outcome: 'QUARANTINED', reason: 'OLD', member }, context);
  }

  const posted = await postSale(push, { order, ...customer.value, payment, vouchers }, context);
  if (!posted.ok && soldAlready.has(posted.problem.code)) {
    return keepAside(push, { outcome: 'QUARANTINED', reason: posted.problem.code, member }, context);
  }
  // Erased while it was on its way: dropped, as whatever comes later is (A04).
  if (!posted.ok && posted.problem.code === 'NOT_FOUND') return ok(unmoved('NO_MEMBER', 'MEMBER_GONE'));
  if (!posted.ok) return posted;
  const { value } = posted;
  const answer = value.kind === 'SOLD' ? ok(value.reply) : await answerKnown(push, order, value, context);
  if (!answer.ok || !value.awaited) return answer;
  const followed = await followOrder(push, order.ref, context);
  return followed.ok ? answer : followed;
}

/** The order as the engine sees it, its vouchers taken off; why not instead. */
async function pricedOrder(push: Push, context: Context): Promise<Result<SoldOrder, Oddity | VoucherTrouble>> {
  const { body, integration, time } = push;
  const vouchers = await pushedVouchers(push, { source: integration, orderId: body.source_id }, context);
  if (typeof vouchers === 'string') return refuse(vouchers);
  const order = canonicalOrder(body, integration, time.at, vouchers.map(quotedTerms));
  if (!order.ok) return order;
  const used = vouchers.map(({ redemptionId }) => redemptionId);
  return ok({ order: used.length === 0 ? order.value : { ...order.value, vouchers: used }, vouchers });
}

/**
 * A new sale of more than 72 hours ago is looked at by a person first (decisions 16); one that stands already is edited or
 * repeated however old it is.
 */
async function comesTooLate(
  { programme, receivedAt, isReviewed }: Push,
  { ref, businessTime }: Order,
  context: Context,
): Promise<boolean> {
  if (isReviewed || receivedAt - businessTime <= saleAgeMsMax) return false;
  return (await readStandingOrder(context, programme, ref)) === null;
}

function claimedPayment({ points_used: points, hold_id: hold }: PushedOrder): ClaimedPayment | 'WITHOUT_HOLD' | null {
  if (points == null || points === 0) return null;
  return hold == null ? 'WITHOUT_HOLD' : { points, hold };
}

/** An order that stands already, told in other words (decisions 5, E20). */
async function answerKnown(
  push: Push,
  order: Order,
  { order: standing, member, relation }: KnownOrder,
  context: Context,
): Promise<Result<PushReply, Problem>> {
  if (order.revision < standing.revision) return ok(unmoved('STALE', null, member));
  if (relation === 'OTHER_MEMBER')
    return keepAside(push, { outcome: 'QUARANTINED', reason: relation, member }, context);
  if (relation === 'OTHER_BODY') {
    return keepAside(push, { outcome: 'QUARANTINED', reason: 'SAME_REVISION_OTHER_BODY', member }, context);
  }
  return editOrder(push, order, context);
}
