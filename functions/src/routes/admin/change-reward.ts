import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { commit } from '../../ledger/commit.ts';
import { planChangedReward } from '../../records/rewards.ts';
import { rewardRecords } from '../../views/reward-record.ts';
import { checkReward } from './reward-faults.ts';

/**
 * The owner's edit; open holds and issued vouchers keep what they were promised (V13). Problems: INVALID_REQUEST, NOT_FOUND,
 * REWARD_CHANGED {currentVersion} when somebody else edited meanwhile, BUSY.
 */
export const changeReward: Handler<'PUT /v1/admin/rewards/{rewardId}', Context> = async (
  { params, body },
  { programme },
  context,
) => {
  const sound = checkReward(body.reward, 'reward.');
  if (!sound.ok) return sound;
  const changed = await commit(context, () =>
    planChangedReward(context, programme, params.rewardId, body.version, body.reward),
  );
  if (!changed.ok) return changed;
  const [reply] = await rewardRecords(context, programme, [changed.value]);
  if (reply === undefined) throw new Error('a reward without its record');
  return ok({ reply });
};
