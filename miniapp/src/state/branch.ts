import { atom, useRecoilState } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';

const key = 'branch';

const branch = atom<string | null>({
  key,
  default: null,
  effects: [
    ({ setSelf }) => {
      const kept = recall(key);
      if (typeof kept === 'string') setSelf(kept);
    },
  ],
});

/** The branch whose counter this phone serves; kept, because a shift outlives a visit. */
export function useBranchId(): readonly [string | null, (branchId: string | null) => void] {
  const [now, set] = useRecoilState(branch);
  return [
    now,
    (next) => {
      keep(key, next);
      set(next);
    },
  ];
}
