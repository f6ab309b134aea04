import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { Order } from '@quaylai/shared/loyalty/order';
import type { MemberId } from '@quaylai/shared/words/ids';
import { noPoints } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import type { Table } from '../../cloud/table.ts';
import type { Context } from '../../http/context.ts';
import type { CallerOf } from '../../http/handler.ts';
import type { Entry } from '../../ledger/entry.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readHistory } from '../../ledger/read.ts';
import { whileContended } from '../../ledger/retry.ts';
import { isSameMember } from '../../ledger/survivor.ts';
import { newReviewWrite, reviewIdOf } from '../../records/reviews.ts';

/** A member's fourth bill at a branch within this time is looked at first (decisions 16). */
const windowMs = 15 * 60 * 1000;
const billsMax = 3;
/** A sale older than this is looked at first (decisions 16). */
const saleAgeMsMax = 72 * 60 * 60 * 1000;
/** Enough to find three bills with their returns among a member's newest entries. */
const entriesRead = 12;

interface Asked {
  readonly bill: BillInput;
  readonly order: Order;
  /** The member that the person at the counter is, if they are one. */
  readonly own: MemberId | null;
  /** The member's newest entries. */
  readonly latest: readonly Entry[];
  readonly requestHash: string;
}

/**
 * Whether a bill waits for a manager instead of being posted: one's own (E23), the fourth within 15 minutes, or one
 * that comes after three days (decisions 16). Kept as a review, once per request; it takes no points and no vouchers,
 * for nothing may move before. Null when there is nothing to judge. Answers IN_REVIEW, BUSY.
 */
export async function keepForReview(
  { bill, order, own, latest, requestHash }: Asked,
  { programme, staff }: CallerOf<'POST /v1/staff/earns'>,
  context: Context,
): Promise<Problem<'IN_REVIEW' | 'BUSY'> | null> {
  const isOwn = own !== null && (await isSameMember(context.table, programme, own, bill.memberId));
  const isFrequent = billsBefore(order, latest) >= billsMax;
  const isOld = context.clock() - order.businessTime > saleAgeMsMax;
  if (!isOwn && !isFrequent && !isOld) return null;
  const kind = isOwn ? 'OWN_BILL' : isFrequent ? 'FREQUENT' : 'LATE';
  const reviewId = reviewIdOf(order.ref, requestHash);
  const write = newReviewWrite(programme, {
    reviewId,
    kind,
    reason: kind,
    branch: bill.branchId,
    requestedBy: { kind: 'STAFF', id: staff.staffId },
    requestedAt: context.clock(),
    businessTime: order.businessTime,
    about: order.ref,
    member: bill.memberId,
    amount: bill.amountDong,
    evidence: { kind: 'BILL', bill: { ...bill, pointsUsed: noPoints, visit: null, vouchers: [] } },
  });
  const answer = await whileContended(context, () => context.table.write(write));
  return answer.kind === 'CONTENDED' ? { code: 'BUSY' } : { code: 'IN_REVIEW', reviewId, reason: kind };
}

/** As far back as three bills with their returns can lie. */
export async function latestEntries(table: Table, programme: Programme, member: MemberId): Promise<readonly Entry[]> {
  const { entries } = await readHistory(table, programme, member, { limit: entriesRead, cursor: null });
  return entries.map(({ entry }) => entry);
}

/** Bills that earned at this branch in the time before, without those that were cancelled since. */
function billsBefore({ ref, branch, businessTime }: Order, entries: readonly Entry[]): number {
  const since: Instant = instant(businessTime - windowMs);
  const nameOf = ({ order }: Entry) => `${order?.source}/${order?.orderId}`;
  const cancelled = new Set(
    entries.filter(({ arithmetic: a }) => a?.kind === 'RETURN' && a.eligible === 0).map(nameOf),
  );
  const bills = entries.filter(
    (entry) =>
      entry.arithmetic?.kind === 'EARN' &&
      entry.branch === branch &&
      entry.businessTime > since &&
      entry.order !== null,
  );
  // A repetition of a bill that stands is no new one: posting will know it.
  if (bills.some(({ order }) => order?.source === ref.source && order.orderId === ref.orderId)) return 0;
  return bills.filter((entry) => !cancelled.has(nameOf(entry))).length;
}
