import type { ProblemReply } from '@quaylai/shared/api/route';
import { sentenceOf } from '@quaylai/shared/words/problem-sentences';
import { type FieldProblems, type Problem, problemStatus } from '@quaylai/shared/words/problems';

/** A problem as the client reads it: its code, a sentence for the person, what to correct, and the numbers behind it. */
export function problemReply(problem: Problem, requestId: string): { status: number; body: ProblemReply } {
  const { code, fields, ...details } = problem as Problem & { readonly fields?: FieldProblems };
  return {
    status: problemStatus[code],
    body: {
      code,
      message: sentenceOf(problem),
      requestId,
      ...(fields === undefined ? {} : { fields }),
      ...(Object.keys(details).length === 0 ? {} : { details }),
    },
  };
}

/** Seconds to wait before asking again; null when waiting does not help. */
export function retryAfterSeconds(problem: Problem): number | null {
  if (problem.code === 'BUSY') return 1;
  if (problem.code === 'ZALO_UNAVAILABLE') return 5;
  if (problem.code === 'CODE_LOCKED') return problem.minutes * 60;
  return null;
}
