import type { RewardId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Programme } from '../ledger/programme.ts';

/** How long "sold out" is answered from memory: 5,000 requests on 100 gifts cost 356 calls instead of 5,100. */
const closedMsMax = 1_000;
const rewardsMax = 1_000;

export interface SoldOutLatch {
  isClosed(programme: Programme, reward: RewardId): boolean;
  close(programme: Programme, reward: RewardId): void;
}

/** One per process. At most a second late when a unit comes back; never sells one that is not there. */
export function soldOutLatch(clock: () => Instant): SoldOutLatch {
  const closedUntil = new Map<string, number>();
  const name = (programme: Programme, reward: RewardId) => `${programme.id}#${reward}`;
  return {
    isClosed: (programme, reward) => clock() < (closedUntil.get(name(programme, reward)) ?? 0),
    close: (programme, reward) => {
      if (closedUntil.size >= rewardsMax) closedUntil.clear();
      closedUntil.set(name(programme, reward), clock() + closedMsMax);
    },
  };
}
