import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import type { Account, LotPart } from '@quaylai/shared/loyalty/account';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import { decideVoid } from '@quaylai/shared/loyalty/hold';
import { mergedLotId } from '@quaylai/shared/loyalty/lots';
import { decideGiveBack } from '@quaylai/shared/loyalty/redeem';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { replayOr } from '../../http/replay-or.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { post } from '../../ledger/post.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readOneEntry } from '../../ledger/read.ts';
import { readStanding } from '../../ledger/read-account.ts';
import type { Redemption } from '../../records/redemption.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { findRedemption, moveWrite } from '../../records/redemptions.ts';
import { closedProblem } from '../../views/closed-redemption.ts';
import { redemptionView } from '../../views/redemption-view.ts';

/**
 * Undoes what is not used yet: points to their lots, the limit free again; the stream puts the unit back (F12, V14).
 * Problems: NOT_FOUND, VOUCHER_USED, VOUCHER_EXPIRED, VOUCHER_CLOSED, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const cancelRedemption: Handler<'POST /v1/me/redemptions/{redemptionId}/cancel', Context> = async (
  request,
  caller,
  context,
) => {
  const { programme, member } = caller;
  const asked = { programme, member, guard: requestGuard(request, caller) };
  const names = await context.directory.names(programme);
  const [stored, account] = await Promise.all([
    findRedemption(context.table, programme, member, request.params.redemptionId),
    readStanding(context.table, programme, member),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const now = context.clock();
  const standing = redemptionAt(stored, now);
  if (!['HELD', 'ISSUED', 'RESERVED'].includes(standing.state)) {
    return replayOr(context, asked, closedProblem(standing, names));
  }
  const undo = await undoing(context, programme, stored);
  const move = (at: Instant) =>
    moveWrite(
      programme,
      stored,
      { state: 'REVERSED', at, by: member, branch: null, reason: null },
      { expiresAt: null },
      (current) => closedProblem(redemptionAt(current, at), names),
    );
  const posted = await post<Decision, RedemptionView>(context, {
    ...asked,
    standing: account,
    businessTime: now,
    actor: { kind: 'MEMBER', id: member },
    branch: null,
    reason: { code: 'CANCELLED', digest: null },
    decide: (account, meeting) => undo(account, meeting.now),
    beside: ({ entry }) => [move(entry.receivedAt).write],
    answer: ({ entry }) => ({
      status: 200,
      body: redemptionView(move(entry.receivedAt).moved, names, entry.receivedAt),
    }),
  });
  return answerOf(posted);
};

type Undo = (account: Account, now: Instant) => Result<Decision, Problem>;

/** A held gift gives its hold back; a paid voucher the lots that its own entry took from. */
async function undoing({ table }: Context, programme: Programme, redemption: Redemption): Promise<Undo> {
  const { hold, rewardId: reward } = redemption;
  if (hold !== null) {
    return (account, now) => {
      const voided = decideVoid(account, { hold, because: 'CUSTOMER' }, now);
      if (voided.ok) return voided;
      return refuse({ code: voided.problem.code === 'HOLD_EXPIRED' ? 'VOUCHER_EXPIRED' : 'VOUCHER_CLOSED' });
    };
  }
  const parts = await spentParts(table, programme, redemption);
  return (account, now) => ok(decideGiveBack(account, { reward, parts }, now));
}

async function spentParts(
  table: Context['table'],
  programme: Programme,
  { member, entrySeq, paidAs }: Redemption,
): Promise<readonly LotPart[]> {
  const paid = await readOneEntry(table, programme, paidAs?.member ?? member, entrySeq);
  const capture = paid?.entry.postings.find((posting) => posting.kind === 'CAPTURE');
  if (capture === undefined) throw new Error('a voucher whose entry spent nothing');
  if (paidAs === undefined) return capture.parts;
  return capture.parts.map((part) => ({ ...part, lot: mergedLotId(paidAs.mergeSeq, part.lot) }));
}
