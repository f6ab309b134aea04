import type { ReturnReceipt } from '@quaylai/shared/api/return-models';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';
import { type OrderRevision, reviseWithBudgets } from '../../budgets/revise-order.ts';
import type { Context } from '../../http/context.ts';
import type { Answer } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { returnFacts } from './return-decision.ts';
import type { CounterCaller, StandingBill } from './standing-bill.ts';

/** What staff make of a bill that stands, under a name of its own. */
export interface BillChange {
  readonly returnId: string;
  readonly requestHash: string;
  readonly at: Instant;
  readonly reasonCode: string;
  readonly status: 200 | 201;
  readonly decide: OrderRevision<ReturnReceipt>['decide'];
  readonly objection?: NonNullable<OrderRevision<ReturnReceipt>['objection']>;
}

/** Posts it once, by the rules the bill was posted by (C6). Problems: IDEMPOTENCY_KEY_REUSED, BUSY, those of `objection`. */
export async function reviseBill(
  { ref, order }: StandingBill,
  change: BillChange,
  { programme, staff }: CounterCaller,
  context: Context,
): Promise<Answer<ReturnReceipt>> {
  const { returnId, requestHash, at, reasonCode, decide, objection } = change;
  const today = await context.directory.rules(programme);
  const revised = await reviseWithBudgets<ReturnReceipt>(context, {
    programme,
    ref,
    guard: { kind: 'RETURN', ref, returnId, requestHash },
    businessTime: at,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: order.branch,
    reason: { code: reasonCode, digest: null },
    recall: async () => order,
    decide,
    ...(objection === undefined ? {} : { objection }),
    answer: ({ decision, entry }) => {
      const { available, debt } = bucketsAt(decision.account, entry.receivedAt);
      return {
        status: change.status,
        body: {
          order: ref,
          entrySeq: entry.seq,
          ...returnFacts(decision, today.document),
          available,
          debt,
          at: formatInstant(entry.businessTime),
        },
      };
    },
  });
  return answerOf(revised);
}
