import { ok, refuse } from '@quaylai/shared/words/result';
import { quoteMeeting } from '../../budgets/quote.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { findPersonal } from '../../records/personal.ts';
import { findSpendRequest } from '../../records/spend-requests.ts';
import { memberCard } from '../../views/member-card.ts';
import { decideBill } from './bill-decision.ts';
import { vouchersOfBill } from './bill-vouchers.ts';
import { numberedBill, unnumberedBill } from './counter-order.ts';
import { openBill, refuseKnownBill } from './open-bill.ts';

/**
 * What a bill would do to a member, to the point, by the very call that will post it (decisions 16). Writes nothing.
 * Problems: NOT_FOUND, INVALID_REQUEST, DUPLICATE_BILL, QR_INVALID, QR_EXPIRED, QR_USED, BELOW_MIN, CEILING,
 * INSUFFICIENT_POINTS, those of its vouchers.
 */
export const previewEarn: Handler<'POST /v1/staff/earns/preview', Context> = async (request, caller, context) => {
  const { body: bill, receivedAt, requestId } = request;
  const { programme } = caller;
  const { branchId, billNumber, memberId } = bill;
  const ref = billNumber === null ? unnumberedBill(branchId, 'preview', requestId) : numberedBill(branchId, billNumber);
  const opened = await openBill(bill, ref, receivedAt, caller, context);
  if (!opened.ok) return opened;
  const { order, confirmed } = opened.value;
  const unknown = await refuseKnownBill(ref, caller, context);
  if (!unknown.ok) return unknown;

  const { table, rules } = context;
  const asked = confirmed === null ? null : await findSpendRequest(table, programme, memberId, confirmed.request);
  if (asked?.state === 'USED') return refuse({ code: 'QR_USED' });
  const { stored, schedule, member: living } = await readStanding(table, programme, memberId);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const [personal, account] = await Promise.all([
    findPersonal(context, programme, living),
    context.directory.dated(programme, stored),
  ]);
  const inForce = await rules.versionAt(programme, schedule, receivedAt);
  const meeting = await quoteMeeting(context, programme, { rules: inForce, current: inForce }, receivedAt);
  const vouchers = await vouchersOfBill(bill, caller, context);
  if (!vouchers.ok) return vouchers;
  const decided = decideBill(account, { bill, order, vouchers: vouchers.value }, meeting);
  if (!decided.ok) return decided;
  const member = await memberCard(context, programme, living, stored, personal);
  const { facts } = decided.value;
  return ok({ reply: { member, ...facts, vouchers: [...facts.vouchers], campaigns: [...facts.campaigns] } });
};
