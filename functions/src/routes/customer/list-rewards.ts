import type { RewardView } from '@quaylai/shared/api/reward-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import { type CounterKey, counterOf, redemptionsInMonth, redemptionsOf } from '@quaylai/shared/loyalty/counters';
import { progressAt } from '@quaylai/shared/loyalty/tier-progress';
import { pointPrice } from '@quaylai/shared/loyalty/voucher-quote';
import type { RewardId } from '@quaylai/shared/words/ids';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import type { Programme } from '../../ledger/programme.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { isOver } from '../../records/reward-window.ts';
import { listRewards, type Reward } from '../../records/rewards.ts';
import { quantitiesLeft } from '../../stock/shelf.ts';
import { photoUrls } from '../../views/photo-url.ts';

/**
 * Rewards that can be redeemed now or soon, at this member's price (V11), with what is left and what this member has
 * had.
 */
export const listOpenRewards: Handler<'GET /v1/rewards', Context> = async (
  { query },
  { programme, member },
  { table, clock, directory, pictures },
) => {
  const after = (query.cursor as RewardId | undefined) ?? null;
  const [stored, { rewards, next }, { document }] = await Promise.all([
    readMemberAccount(table, programme, member),
    listRewards(table, programme, { limit: query.limit, after }),
    directory.rules(programme),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const now = clock();
  const open = rewards.filter((reward) => reward.status === 'ACTIVE' && !isOver(reward, now));
  const left = await stockLeft(table, programme, open);
  const { tier } = progressAt(stored.account, document, now);
  const photoUrl = photoUrls(pictures, programme);
  const items = open.map((reward) => ({
    photoUrl: photoUrl(reward),
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

interface Redeemed {
  readonly ever: number;
  readonly thisMonth: number;
}

/** Redemptions that stand, open holds among them: what the limits count (V02, V14). */
function redeemedOf({ counters, holds }: Account, reward: RewardId, now: Instant): Redeemed {
  const held = holds.filter(
    ({ purpose, expiresAt }) => purpose.kind === 'REWARD' && purpose.rewardId === reward && now < expiresAt,
  );
  const counted = (key: CounterKey) => counterOf(counters, key) + held.length;
  return { ever: counted(redemptionsOf(reward)), thisMonth: counted(redemptionsInMonth(reward, now)) };
}

function rewardView(
  reward: Reward,
  stockLeftNow: number | null,
  { ever, thisMonth }: Redeemed,
): Omit<RewardView, 'pricePoints' | 'photoUrl'> {
  const { pricePoints, status: _status, stock: _stock, version: _version, shards: _shards, ...others } = reward;
  const { lastDay: _day, photo: _photo, ...shown } = others;
  const counted = { stockLeft: stockLeftNow, redeemed: ever, redeemedThisMonth: thisMonth };
  return {
    ...shown,
    ...counted,
    listPricePoints: pricePoints,
    voucher: shown.kind === 'VOUCHER' ? shown.voucher : null,
  };
}
