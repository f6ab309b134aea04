import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { RewardInput } from '../../records/rewards.ts';
import { counterTakesNothingOff, endsBeforeItOpens } from './words/admin-sentences.ts';

/**
 * Only a voucher can take money off a bill: a counter gift is held and handed over (decisions 12). What opens must open
 * before it closes. Problems: INVALID_REQUEST.
 */
export function checkReward(reward: RewardInput, path = ''): Result<RewardInput, Problem<'INVALID_REQUEST'>> {
  const { availableFrom: from = null, availableUntil: until = null } = reward;
  if (from !== null && until !== null && Date.parse(until) <= Date.parse(from))
    return refuse({ code: 'INVALID_REQUEST', fields: { [`${path}availableUntil`]: endsBeforeItOpens } });
  const takesOff = reward.voucher !== undefined && reward.voucher.benefit.kind !== 'GIFT';
  if (reward.kind === 'VOUCHER' || !takesOff) return ok(reward);
  return refuse({ code: 'INVALID_REQUEST', fields: { [`${path}voucher.benefit`]: counterTakesNothingOff } });
}
