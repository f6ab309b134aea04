import type { Home } from '@quaylai/shared/api/member-models';
import { useCallback } from 'react';
import { atom, useRecoilState } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';

interface KeptHome {
  readonly home: Home;
  /** ISO time of the answer, by the server's clock. */
  readonly at: string;
}

const key = 'home';

/** The last home screen, shown before the network answers. A shape from an older version is not shown at all. */
function lastKnown(): KeptHome | null {
  const kept = recall(key) as Partial<KeptHome> | null;
  const sound =
    typeof kept?.at === 'string' && typeof kept.home?.balance?.available === 'number' && !!kept.home.standing?.measures;
  return sound && Array.isArray(kept.home?.latest) ? (kept as KeptHome) : null;
}

const home = atom<KeptHome | null>({ key, default: null, effects: [({ setSelf }) => setSelf(lastKnown())] });

export function useKeptHome(): readonly [KeptHome | null, (kept: KeptHome) => void] {
  const [now, set] = useRecoilState(home);
  const keepHome = useCallback(
    (next: KeptHome) => {
      keep(key, next);
      set(next);
    },
    [set],
  );
  return [now, keepHome];
}
