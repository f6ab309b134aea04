import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import { emptyAccount } from '@quaylai/shared/loyalty/empty-account';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import { lowestTier } from '@quaylai/shared/loyalty/tiers';
import type { MemberId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { formatInstant, localDateOf } from '@quaylai/shared/words/vietnam-time';
import { quoteMeeting } from '../../budgets/quote.ts';
import type { Context } from '../../http/context.ts';
import type { CallerOf, Handler } from '../../http/handler.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readMemberAccount, readOrder } from '../../ledger/read.ts';
import { type BillQr, billExpiry, readBillQr } from '../../qr/bill-qr.ts';
import { readInvitationQr } from '../../qr/invitation-qr.ts';
import { kindOf } from '../../qr/seal.ts';
import { findInvitation } from '../../records/invitations.ts';
import { orderOfBillQr } from './bill-order.ts';
import { scannedStore, scannedToken, sealOf } from './scanned-store.ts';

const route = 'POST /v1/me/scans';
type Caller = CallerOf<typeof route>;
type Found = Result<ReplyOf<Routes[typeof route]>, Problem>;

/**
 * What a scanned code is, before anything is done about it; nothing is written.
 * Problems: QR_INVALID, QR_EXPIRED, ALREADY_CLAIMED, INVITATION_CLOSED.
 */
export const readScan: Handler<typeof route, Context> = async ({ body }, caller, context) => {
  const token = await scannedToken(context, caller.programme, body.content);
  if (!token.ok) return token;
  const found = await findBehind(token.value, body.content, caller, context);
  return found.ok ? ok({ reply: found.value }) : found;
};

function findBehind(token: string, content: string, caller: Caller, context: Context): Promise<Found> {
  switch (kindOf(token)) {
    case 'store':
      return storeScan(content, caller, context);
    case 'bill':
      return billScan(token, caller, context);
    case 'invitation':
      return invitationScan(token, caller, context);
    default:
      // A member's or a voucher's code is for the till, not for another customer.
      return Promise.resolve(refuse({ code: 'QR_INVALID' }));
  }
}

async function storeScan(content: string, { programme }: Caller, context: Context): Promise<Found> {
  const store = await scannedStore(context, programme, content);
  if (!store.ok) return store;
  const { branchId, name } = store.value;
  return ok({ kind: 'STORE', branchId, branchName: name });
}

async function billScan(token: string, { programme, member }: Caller, context: Context): Promise<Found> {
  const bill = readBillQr(sealOf(context, programme), token, context.clock());
  if (!bill.ok) return bill;
  const taken = await readOrder(context.table, programme, orderOfBillQr(bill.value).ref);
  if (taken !== null) return refuse({ code: 'ALREADY_CLAIMED', at: formatInstant(taken.at) });
  const names = await context.directory.names(programme);
  return ok({
    kind: 'BILL',
    branchName: names.branch(bill.value.branch),
    amountDong: bill.value.amount,
    pointsToEarn: await pointsToEarn(context, programme, member, bill.value),
    expiresAt: formatInstant(billExpiry(bill.value)),
  });
}

/** What claiming would give; somebody who has not joined is shown what a newcomer gets. */
async function pointsToEarn(
  context: Context,
  programme: Programme,
  member: MemberId | null,
  bill: BillQr,
): Promise<Points> {
  const [inForce, current, stored] = await Promise.all([
    context.directory.rulesAt(programme, bill.issuedAt),
    context.directory.rules(programme),
    member === null ? null : readMemberAccount(context.table, programme, member),
  ]);
  const quoted = await quoteMeeting(context, programme, { rules: inForce, current }, bill.issuedAt);
  const { rules, now, claims } = quoted;
  const account = stored?.account ?? emptyAccount(lowestTier(rules.document).id, localDateOf(now));
  const decided = decideOrder(account, { order: orderOfBillQr(bill), payment: null, claims }, rules, now);
  if (!decided.ok) throw new Error('an order that points pay nothing of cannot be refused');
  return decided.value.order.earned;
}

async function invitationScan(token: string, { programme, person }: Caller, context: Context): Promise<Found> {
  const qr = readInvitationQr(sealOf(context, programme), token);
  if (!qr.ok) return qr;
  const invitation = await findInvitation(context, programme, qr.value.invitation);
  if (invitation === null) return refuse({ code: 'QR_INVALID' });
  const isMine = invitation.state === 'ACCEPTED' && invitation.acceptedBy?.person === person;
  if (invitation.state !== 'OPEN' && !isMine) return refuse({ code: 'INVITATION_CLOSED' });
  const { name } = await context.directory.programme(programme);
  return ok({ kind: 'STAFF_INVITATION', programmeName: name, role: invitation.role });
}
