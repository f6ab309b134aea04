import { atom, useRecoilState } from 'recoil';
import { keep, recall } from '../zalo/storage.ts';
import { system } from '../zalo/system.ts';

export type Language = 'vi' | 'en';

const key = 'language';

/** The person's choice, else Zalo's own language. */
export function firstLanguage(): Language {
  const kept = recall(key);
  return kept === 'vi' || kept === 'en' ? kept : system().language;
}

const language = atom<Language>({ key, default: 'vi', effects: [startWith(firstLanguage)] });

export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [now, set] = useRecoilState(language);
  return [
    now,
    (next) => {
      keep(key, next);
      set(next);
    },
  ];
}

function startWith<Value>(first: () => Value) {
  return ({ setSelf }: { setSelf: (value: Value) => void }) => setSelf(first());
}
