import type { BranchId, RewardId } from '@quaylai/shared/words/ids';

/** What a programme calls its branches and rewards; null for one that is no longer known. */
export interface Names {
  readonly branch: (id: BranchId) => string | null;
  readonly reward: (id: RewardId) => string | null;
}

/** For what is not shown to anybody. */
export const noNames: Names = { branch: () => null, reward: () => null };
