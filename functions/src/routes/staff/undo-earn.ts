import { decideCancel } from '@quaylai/shared/loyalty/order-revised';
import { refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { orReplay } from '../../http/replayed-answer.ts';
import { readOneEntry } from '../../ledger/read.ts';
import { isSameMember } from '../../ledger/survivor.ts';
import { memberOfPerson } from '../../records/members.ts';
import { reviseBill } from './revise-bill.ts';
import { findStandingBill } from './standing-bill.ts';

const undoMsMax = 60_000;
/** A bill is undone once, whoever asks how often. */
const undoId = '~undo';
const requestHash = 'undo';

/**
 * Undoes a bill within 60 seconds, as if it had never been (decisions 16): whoever rang it up, or a manager of the
 * branch. Problems: NOT_FOUND, UNDO_EXPIRED, NOTHING_TO_RETURN, SELF_APPROVAL, BUSY.
 */
export const undoEarn: Handler<'POST /v1/staff/members/{memberId}/earns/{seq}/undo', Context> = async (
  { params, receivedAt },
  caller,
  context,
) => {
  const { programme, staff, person } = caller;
  const [placed, own] = await Promise.all([
    readOneEntry(context.table, programme, params.memberId, Number(params.seq)),
    memberOfPerson(context.table, programme, person),
  ]);
  const entry = placed?.entry;
  if (entry?.order == null || entry.arithmetic?.kind !== 'EARN') return refuse({ code: 'NOT_FOUND' });
  const isTheirs = entry.actor.kind === 'STAFF' && (staff.role !== 'cashier' || entry.actor.id === staff.staffId);
  if (!isTheirs) return refuse({ code: 'NOT_FOUND' });
  const bill = await findStandingBill(entry.order, caller, context);
  if (!bill.ok) return bill;
  const isOwn = await isSameMember(context.table, programme, own, bill.value.standing.member);
  if (isOwn) return refuse({ code: 'SELF_APPROVAL' });
  const { ref, standing } = bill.value;
  const guard = { kind: 'RETURN', ref, returnId: undoId, requestHash } as const;
  const replayOr = (code: 'UNDO_EXPIRED' | 'NOTHING_TO_RETURN') =>
    orReplay<never>(refuse({ code }), { programme, guard, member: standing.member }, context);
  if (receivedAt - entry.receivedAt > undoMsMax) return replayOr('UNDO_EXPIRED');
  if (standing.state.cancelled) return replayOr('NOTHING_TO_RETURN');
  return reviseBill(
    bill.value,
    {
      returnId: undoId,
      requestHash,
      at: receivedAt,
      reasonCode: 'UNDO',
      status: 200,
      decide: (account, posted, { rules, now }) => decideCancel(account, posted, rules, now),
    },
    caller,
    context,
  );
};
