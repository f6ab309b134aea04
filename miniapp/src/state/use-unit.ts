import { useWords } from '../words/use-words.ts';
import { useWho } from './session.ts';

/** What this programme calls its points, in the person's language where it has a word for it. */
export function useUnit(): string {
  const words = useWords();
  return words.unit(useWho()?.programme.unitName ?? 'điểm');
}
