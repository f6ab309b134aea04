import type { RewardView } from '@quaylai/shared/api/reward-models';
import { useCallback } from 'react';
import { atom, useRecoilState } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';

const key = 'rewards';

/** The rewards the home screen showed last, so that they stand there before the network answers. */
function lastKnown(): readonly RewardView[] | null {
  const kept = recall(key);
  const sound =
    Array.isArray(kept) && kept.every((one: Partial<RewardView> | null) => typeof one?.pricePoints === 'number');
  return sound ? (kept as RewardView[]) : null;
}

const rewards = atom<readonly RewardView[] | null>({
  key: 'kept-rewards',
  default: null,
  effects: [({ setSelf }) => setSelf(lastKnown())],
});

export function useKeptRewards(): readonly [readonly RewardView[] | null, (shown: readonly RewardView[]) => void] {
  const [now, set] = useRecoilState(rewards);
  const keepRewards = useCallback(
    (shown: readonly RewardView[]) => {
      keep(key, shown);
      set(shown);
    },
    [set],
  );
  return [now, keepRewards];
}
