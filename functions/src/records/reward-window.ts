import type { Problem } from '@quaylai/shared/words/problems';
import { endOf, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Reward } from './rewards.ts';

/** Nobody buys a voucher whose last day is past. */
const isPastItsDay = ({ lastDay }: Pick<Reward, 'lastDay'>, now: Instant): boolean =>
  lastDay !== null && now >= endOf(lastDay);

const isClosed = ({ availableUntil }: Pick<Reward, 'availableUntil'>, now: Instant): boolean =>
  availableUntil !== null && now >= Date.parse(availableUntil);

/** Nothing will open it again: it is no longer shown. */
export const isOver = (reward: Reward, now: Instant): boolean => isPastItsDay(reward, now) || isClosed(reward, now);

/** Why a reward cannot be redeemed at this moment: [from, until), as campaigns run (C8). Null when it can. */
export function timeProblem(reward: Reward, now: Instant): Problem<'REWARD_UNAVAILABLE' | 'REWARD_WINDOW'> | null {
  const { availableFrom } = reward;
  if (isPastItsDay(reward, now)) return { code: 'REWARD_UNAVAILABLE' };
  if (isClosed(reward, now)) return { code: 'REWARD_WINDOW', opensAt: null };
  const isAhead = availableFrom !== null && now < Date.parse(availableFrom);
  return isAhead ? { code: 'REWARD_WINDOW', opensAt: availableFrom } : null;
}
