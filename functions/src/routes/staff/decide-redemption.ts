import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import type { HoldId } from '@quaylai/shared/words/ids';
import type { Problem, ProblemCode } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Answer, CallerOf, Envelope } from '../../http/handler.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { once } from '../../ledger/once.ts';
import { post } from '../../ledger/post.ts';
import type { Standing } from '../../ledger/read-account.ts';
import type { Redemption, Step } from '../../records/redemption.ts';
import { findRedemption, moveWrite } from '../../records/redemptions.ts';
import { redemptionView } from '../../views/redemption-view.ts';
import { decidedAlready } from './decided-already.ts';

type StaffOf = CallerOf<'POST /v1/staff/redemptions/resolve'>;

/** How a waiting redemption goes on: the state of a gift, the state of a voucher, and what happens to held points. */
export interface Verdict {
  readonly counter: 'REDEEMED' | 'REFUSED';
  readonly voucher: 'REDEEMED' | 'ISSUED';
  readonly reason: string | null;
  readonly reasonCode: string | null;
  /** What was read of the member's account beside the redemption. */
  readonly standing?: Standing;
  readonly endHold: (account: Account, hold: HoldId, now: Instant) => Result<Decision, Problem>;
}

/** What means that somebody else, or the clock, was first. */
const overtaken: ReadonlySet<ProblemCode> = new Set(['HOLD_CLOSED', 'HOLD_EXPIRED', 'APPROVAL_DECIDED']);

/**
 * Decides a redemption that was seen waiting: a gift's held points and its state in one post, a voucher's state once
 * per request (decisions 12). Whoever comes second hears who was first (S05). Problems: APPROVAL_DECIDED,
 * APPROVAL_EXPIRED, VOUCHER_USED, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export async function decideRedemption(
  request: Envelope,
  seen: Redemption,
  verdict: Verdict,
  caller: StaffOf,
  context: Context,
): Promise<Answer<RedemptionView>> {
  const decided = await (seen.kind === 'COUNTER' ? decideGift : decideVoucher)(request, seen, verdict, caller, context);
  if (decided.ok || !overtaken.has(decided.problem.code)) return decided;
  const { programme } = caller;
  const stored = await findRedemption(context.table, programme, seen.member, seen.redemptionId);
  return refuse(stored === null ? { code: 'NOT_FOUND' } : await decidedAlready(stored, programme, context));
}

async function decideGift(
  request: Envelope,
  seen: Redemption,
  verdict: Verdict,
  caller: StaffOf,
  context: Context,
): Promise<Answer<RedemptionView>> {
  const { programme, staff } = caller;
  const { hold } = seen;
  if (hold === null) throw new Error('a gift without its hold');
  const { moved, write, view } = await move(seen, verdict.counter, verdict, caller, context);
  const posted = await post<Decision, RedemptionView>(context, {
    programme,
    member: seen.member,
    standing: verdict.standing,
    guard: requestGuard(request, caller),
    businessTime: request.receivedAt,
    actor: { kind: 'STAFF', id: staff.staffId },
    branch: moved.branch,
    reason: verdict.reasonCode === null ? null : { code: verdict.reasonCode, digest: null },
    decide: (account, { now }) => verdict.endHold(account, hold, now),
    beside: () => [write],
    answer: () => ({ status: 200, body: view }),
  });
  return answerOf(posted);
}

async function decideVoucher(
  request: Envelope,
  seen: Redemption,
  verdict: Verdict,
  caller: StaffOf,
  context: Context,
): Promise<Answer<RedemptionView>> {
  const { programme } = caller;
  const { write, view } = await move(seen, verdict.voucher, verdict, caller, context);
  const guard = requestGuard(request, caller);
  const decided = await once(context, { programme, guard, member: seen.member }, async () =>
    ok({ writes: [write], reply: { status: 200, body: view } }),
  );
  return answerOf(decided);
}

async function move(
  seen: Redemption,
  state: Step['state'],
  { reason }: Verdict,
  { programme, staff }: StaffOf,
  context: Context,
) {
  const step: Step = { state, at: context.clock(), by: staff.staffId, branch: seen.branch, reason };
  const change = { expiresAt: null };
  const { moved, write } = moveWrite(programme, seen, step, change, () => ({
    // Who and when is read anew by the caller: a condition can only say that somebody was first.
    code: 'APPROVAL_DECIDED',
    at: '',
    by: '',
  }));
  const names = await context.directory.names(programme);
  return { moved, write, view: redemptionView(moved, names, context.clock()) };
}
