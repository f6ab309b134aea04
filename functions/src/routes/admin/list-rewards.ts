import type { RewardId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listRewards } from '../../records/rewards.ts';
import { rewardRecords } from '../../views/reward-record.ts';

/** The owner's shelf: every reward, drafts and ended ones too. */
export const listAllRewards: Handler<'GET /v1/admin/rewards', Context> = async ({ query }, { programme }, context) => {
  const after = (query.cursor as RewardId | undefined) ?? null;
  const { rewards, next } = await listRewards(context.table, programme, { limit: query.limit, after });
  return ok({ reply: { items: await rewardRecords(context, programme, rewards), next } });
};
