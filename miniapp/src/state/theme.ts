import { atom, useRecoilState, useRecoilValue } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';
import { system } from '../zalo/system.ts';

export type ThemeChoice = 'auto' | 'light' | 'dark';

const key = 'theme';

const choice = atom<ThemeChoice>({
  key,
  default: 'auto',
  effects: [
    ({ setSelf }) => {
      const kept = recall(key);
      if (kept === 'light' || kept === 'dark') setSelf(kept);
    },
  ],
});

export function useThemeChoice(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  const [now, set] = useRecoilState(choice);
  return [
    now,
    (next) => {
      keep(key, next);
      set(next);
    },
  ];
}

/** What is drawn: the choice, or Zalo's own theme. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useRecoilValue(choice);
  return chosen === 'auto' ? system().theme : chosen;
}
