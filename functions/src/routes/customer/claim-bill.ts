import type { EntryView } from '@quaylai/shared/api/member-models';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import type { Points } from '@quaylai/shared/words/points';
import { ok, refuse } from '@quaylai/shared/words/result';
import { formatInstant } from '@quaylai/shared/words/vietnam-time';
import { postOrder } from '../../budgets/post-order.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readBillQr } from '../../qr/bill-qr.ts';
import { keepBill } from '../../records/bills.ts';
import { staffIdOf } from '../../records/staff.ts';
import { entryView } from '../../views/entry-view.ts';
import { orderOfBillQr } from './bill-order.ts';
import { scannedToken, sealOf } from './scanned-store.ts';

interface Claimed {
  readonly entry: EntryView;
  readonly available: Points;
}

/**
 * Earns on a bill by its QR, once: a second claim by anyone finds it taken (E22). The bill's own time decides rules and
 * tier (C1.7). Nobody claims a bill that they issued themselves (I11).
 * Problems: QR_INVALID, QR_EXPIRED, SELF_APPROVAL, ALREADY_CLAIMED, BUSY.
 */
export const claimBill: Handler<'POST /v1/me/claims', Context> = async (request, caller, context) => {
  const { programme, member, person } = caller;
  const token = await scannedToken(context, programme, request.body.content);
  if (!token.ok) return token;
  const read = readBillQr(sealOf(context, programme), token.value, context.clock());
  if (!read.ok) return read;
  const bill = read.value;
  if (bill.issuer === staffIdOf(person)) return refuse({ code: 'SELF_APPROVAL' });

  const order = orderOfBillQr(bill);
  const names = await context.directory.names(programme);
  const { document } = await context.directory.rules(programme);
  // The request is part of the hash: only our own retry within it is a replay, every other scan is a second claim.
  const requestHash = `${request.requestId}.${request.requestHash}`;
  const kept = await keepBill(context, programme, order, requestHash);
  if (!kept.ok) return kept;
  const posted = await postOrder<OrderDecision, Claimed>(context, {
    programme,
    member,
    guard: { kind: 'ORDER', ref: order.ref, revision: order.revision, requestHash },
    businessTime: bill.issuedAt,
    actor: { kind: 'MEMBER', id: member },
    branch: bill.branch,
    reason: { code: 'BILL_QR', digest: null },
    decide: (account, { rules, now, claims }) => decideOrder(account, { order, payment: null, claims }, rules, now),
    answer: ({ decision, entry }) => ({
      status: 201,
      body: {
        entry: entryView(entry, document, names),
        available: bucketsAt(decision.account, entry.receivedAt).available,
      },
    }),
  });
  if (!posted.ok) return posted;
  if (posted.value.kind !== 'KNOWN_ORDER') return ok({ reply: posted.value.reply.body });
  return refuse({ code: 'ALREADY_CLAIMED', at: formatInstant(posted.value.at) });
};
