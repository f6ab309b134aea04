import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { planNewReward } from '../../records/rewards.ts';
import { rewardRecord } from '../../views/reward-record.ts';
import { recordOnce } from './record-once.ts';

/** A new reward with its stock on the shelf. Problems: IDEMPOTENCY_KEY_REUSED, BUSY. */
export const addReward: Handler<'POST /v1/admin/rewards', Context> = (request, caller, context) =>
  recordOnce(
    request,
    caller,
    context,
    () => planNewReward(context, caller.programme, request.body),
    (reward) => rewardRecord(reward, reward.stock),
  );
