import { useWords } from '../words/use-words.ts';
import type { Failure } from './failure.ts';

/** A sentence for whatever went wrong: what happened, what is safe, what to do. */
export function useFailureText(): (failure: Failure) => string {
  const words = useWords();
  return (failure) => {
    if (failure.kind === 'offline') return words.parts.offline;
    if (failure.kind === 'zalo') return words.zalo[failure.zalo];
    return words.problem(failure.problem.code, failure.problem.message) || words.unknownProblem;
  };
}
