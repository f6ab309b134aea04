import type { RedemptionView } from '@quaylai/shared/api/reward-models';
import type { Decision } from '@quaylai/shared/loyalty/decision';
import { decideRedeem, decideRewardHold } from '@quaylai/shared/loyalty/redeem';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import { pointPrice } from '@quaylai/shared/loyalty/voucher-quote';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { replayOr } from '../../http/replay-or.ts';
import { answerOf } from '../../http/replayed-answer.ts';
import { post } from '../../ledger/post.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readStanding } from '../../ledger/read-account.ts';
import { type Branch, findBranch } from '../../records/branches.ts';
import { newRedemptionWrite } from '../../records/redemptions.ts';
import { timeProblem } from '../../records/reward-window.ts';
import { findReward, type Reward } from '../../records/rewards.ts';
import { claimUnit } from '../../stock/claim.ts';
import { releaseClaim } from '../../stock/release.ts';
import type { Unit } from '../../stock/shelf.ts';
import { redemptionView } from '../../views/redemption-view.ts';
import { newRedemption, type Wish, wishFor } from './new-redemption.ts';
import { customerSentences } from './words/customer-sentences.ts';

/**
 * Redeems a reward at the price of the member's tier (V11): a voucher is paid at once, a counter gift is held ten
 * minutes for staff to approve (decisions 12). One unit of stock is taken first, outside the posting, and put back when
 * the posting is refused (V01).
 * Problems: NOT_FOUND, INVALID_REQUEST (a counter gift without a branch), REWARD_UNAVAILABLE, REWARD_WINDOW,
 * OUT_OF_STOCK,
 * REWARD_LIMIT (V02), INSUFFICIENT_POINTS, IDEMPOTENCY_KEY_REUSED, BUSY.
 */
export const redeemReward: Handler<'POST /v1/me/redemptions', Context> = async (request, caller, context) => {
  const { programme, member } = caller;
  const asked = { programme, member, guard: requestGuard(request, caller) };
  const { rewardId, branchId } = request.body;
  const [reward, branch, standing] = await Promise.all([
    findReward(context.table, programme, rewardId),
    branchId === null ? null : findBranch(context.table, programme, branchId),
    readStanding(context.table, programme, member),
  ]);
  const offer = openOffer(context, reward, branch);
  if (!offer.ok) return replayOr(context, asked, offer.problem);
  const wish = wishFor(context, member, offer.value, branchId);
  const unit = await takeUnit(context, programme, wish);
  if (!unit.ok) return unit.problem.code === 'BUSY' ? unit : replayOr(context, asked, unit.problem);

  const names = await context.directory.names(programme);
  const businessTime = context.clock();
  const posted = await post<Decision, RedemptionView>(context, {
    ...asked,
    standing,
    businessTime,
    actor: { kind: 'MEMBER', id: member },
    branch: wish.branch,
    reason: null,
    decide: (account, { rules: { document }, now }) => {
      const points = pointPrice(wish.reward.pricePoints, tierRule(document, account.tier.id));
      return wish.reward.kind === 'VOUCHER'
        ? decideRedeem(account, { ...wish.terms, points }, now)
        : decideRewardHold(account, { ...wish.terms, points }, document, now);
    },
    beside: (placed) => [newRedemptionWrite(programme, newRedemption(wish, unit.value, placed))],
    answer: (placed) => ({
      status: 201,
      body: redemptionView(newRedemption(wish, unit.value, placed), names, placed.entry.receivedAt),
    }),
  });
  await putBackUnused(context, programme, unit.value, posted);
  return answerOf(posted);
};

/** What stands on the menu for this member at this branch. */
function openOffer(
  { clock }: Context,
  reward: Reward | null,
  branch: Result<Branch, Problem> | null,
): Result<Reward, Problem> {
  if (reward === null || reward.status === 'DRAFT') return refuse({ code: 'NOT_FOUND' });
  if (reward.status !== 'ACTIVE') return refuse({ code: 'REWARD_UNAVAILABLE' });
  const closed = timeProblem(reward, clock());
  if (closed !== null) return refuse(closed);
  if (branch === null) {
    return reward.kind === 'VOUCHER'
      ? ok(reward)
      : refuse({ code: 'INVALID_REQUEST', fields: { branchId: customerSentences.branchNeeded } });
  }
  if (!branch.ok) return branch;
  return branch.value.active ? ok(reward) : refuse({ code: 'NOT_FOUND' });
}

/** Null when stock is unlimited. Problems: OUT_OF_STOCK, BUSY. */
async function takeUnit(
  context: Context,
  programme: Programme,
  { reward, redemption, member }: Wish,
): Promise<Result<Unit | null, Problem<'OUT_OF_STOCK' | 'BUSY'>>> {
  if (reward.stock === null) return ok(null);
  return claimUnit(context, context.latch, programme, reward, { redemption, member });
}

/** A replay made no redemption of this unit, a refusal none at all; after BUSY nobody knows, and the sweeper looks. */
async function putBackUnused(
  context: Context,
  programme: Programme,
  unit: Unit | null,
  posted: Result<{ readonly kind: string }, Problem>,
): Promise<void> {
  const isUnused = posted.ok ? posted.value.kind === 'REPLAYED' : posted.problem.code !== 'BUSY';
  if (unit !== null && isUnused) await releaseClaim(context, programme, unit);
}
