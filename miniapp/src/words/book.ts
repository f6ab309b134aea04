import { useSyncExternalStore } from 'react';
import { useLanguage } from '../state/language.ts';

/** The sentences of one role in both languages; English stays out of everyone else's download. */
export interface Book<Sentences> {
  readonly vietnamese: Sentences;
  readonly english: () => Sentences | undefined;
  /** Resolves when the English sentences are here, or could not be had. */
  readonly loadEnglish: () => Promise<void>;
  readonly subscribe: (read: () => void) => () => void;
}

export function book<Sentences>(vietnamese: Sentences, fetchEnglish: () => Promise<Sentences>): Book<Sentences> {
  let english: Sentences | undefined;
  let coming: Promise<void> | undefined;
  const readers = new Set<() => void>();
  const loadEnglish = (): Promise<void> => {
    coming ??= fetchEnglish().then(
      (sentences) => {
        english = sentences;
        for (const read of readers) read();
      },
      () => {
        coming = undefined;
      },
    );
    return coming;
  };
  const subscribe = (read: () => void) => {
    readers.add(read);
    return () => readers.delete(read);
  };
  return { vietnamese, english: () => english, loadEnglish, subscribe };
}

/** The sentences in the person's language. Until English has arrived they are Vietnamese. */
export function useBook<Sentences>({ vietnamese, english, loadEnglish, subscribe }: Book<Sentences>): Sentences {
  const [language] = useLanguage();
  const arrived = useSyncExternalStore(subscribe, english);
  if (language === 'vi') return vietnamese;
  if (!arrived) void loadEnglish();
  return arrived ?? vietnamese;
}
