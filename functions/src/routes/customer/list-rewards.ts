import type { RewardView } from '@quaylai/shared/api/reward-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import { counterOf, redemptionsOf } from '@quaylai/shared/loyalty/counters';
import { progressAt } from '@quaylai/shared/loyalty/tier-progress';
import { pointPrice } from '@quaylai/shared/loyalty/voucher-quote';
import type { RewardId } from '@quaylai/shared/words/ids';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { listRewards, type Reward } from '../../records/rewards.ts';
import { quantitiesLeft } from '../../stock/shelf.ts';

/** Rewards that can be redeemed now, at this member's price (V11), with what is left and what this member has had. */
export const listOpenRewards: Handler<'GET /v1/rewards', Context> = async (
  { query },
  { programme, member },
  { table, clock, directory },
) => {
  const after = (query.cursor as RewardId | undefined) ?? null;
  const [stored, { rewards, next }, { document }] = await Promise.all([
    readMemberAccount(table, programme, member),
    listRewards(table, programme, { limit: query.limit, after }),
    directory.rules(programme),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const open = rewards.filter(({ status }) => status === 'ACTIVE');
  const left = await stockLeft(table, programme, open);
  const now = clock();
  const { tier } = progressAt(stored.account, document, now);
  const items = open.map((reward) => ({
    ...rewardView(reward, left.get(reward.rewardId) ?? null, redeemedOf(stored.account, reward.rewardId, now)),
    pricePoints: pointPrice(reward.pricePoints, tier),
  }));
  return ok({ reply: { items, next } });
};

/** Unlimited rewards have no number. */
async function stockLeft(
  table: Context['table'],
  programme: Programme,
  rewards: readonly Reward[],
): Promise<ReadonlyMap<RewardId, number>> {
  const limited = rewards.filter(({ stock }) => stock !== null);
  if (limited.length === 0) return new Map();
  const quantities = await quantitiesLeft(table, programme, limited);
  return new Map(limited.map(({ rewardId }, place) => [rewardId, quantities[place] ?? 0]));
}

/** Redemptions that stand, open holds among them: what the limit counts (V14). */
function redeemedOf({ counters, holds }: Account, reward: RewardId, now: Instant): number {
  const held = holds.filter(
    ({ purpose, expiresAt }) => purpose.kind === 'REWARD' && purpose.rewardId === reward && now < expiresAt,
  );
  return counterOf(counters, redemptionsOf(reward)) + held.length;
}

function rewardView(reward: Reward, stockLeftNow: number | null, redeemed: number): Omit<RewardView, 'pricePoints'> {
  const { rewardId, name, description, picture, kind, pricePoints, limitPerMember, validDays, voucher } = reward;
  const terms = { listPricePoints: pricePoints, stockLeft: stockLeftNow, limitPerMember, redeemed, validDays };
  return { rewardId, name, description, picture, kind, ...terms, voucher: kind === 'VOUCHER' ? voucher : null };
}
