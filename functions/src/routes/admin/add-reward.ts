import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { planNewReward } from '../../records/rewards.ts';
import { photoUrls } from '../../views/photo-url.ts';
import { rewardRecord } from '../../views/reward-record.ts';
import { recordOnce } from './record-once.ts';
import { checkReward } from './reward-faults.ts';

/** A new reward with its stock on the shelf. Problems: INVALID_REQUEST, IDEMPOTENCY_KEY_REUSED, BUSY. */
export const addReward: Handler<'POST /v1/admin/rewards', Context> = (request, caller, context) =>
  recordOnce(
    request,
    caller,
    context,
    async () => {
      const sound = checkReward(request.body);
      return sound.ok ? planNewReward(context, caller.programme, sound.value) : sound;
    },
    (reward) => rewardRecord(reward, reward.stock, photoUrls(context.pictures, caller.programme)),
  );
