import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { Order } from '@quaylai/shared/loyalty/order';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import type { Entry } from '../../ledger/entry.ts';
import type { BillDecision } from './bill-decision.ts';

export type Receipt = ReplyOf<Routes['POST /v1/staff/earns']>;

/** What the cashier reads to the customer of a bill that was posted by this entry. */
export function receiptOf({ facts, account }: BillDecision, entry: Entry, { ref }: Order): Receipt {
  const { pointsUsed, pointsEarned, tierDiscountDong, vouchers, payDong, tierReached, lookReached } = facts;
  return {
    orderId: ref.orderId,
    entrySeq: entry.seq,
    pointsUsed,
    pointsEarned,
    tierDiscountDong,
    vouchers: [...vouchers],
    payDong,
    available: bucketsAt(account, entry.receivedAt).available,
    tierReached,
    lookReached,
    at: formatInstant(entry.businessTime),
  };
}
