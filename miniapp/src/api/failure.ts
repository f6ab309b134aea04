import type { ProblemReply } from '@quaylai/shared/api/route';
import type { ProblemCode } from '@quaylai/shared/words/problems';
import type { ZaloProblem } from '../zalo/answer.ts';

/** Why a call brought no answer: the server said no, nothing was reached, or Zalo would not say who is asking. */
export type Failure =
  | { readonly kind: 'problem'; readonly problem: ProblemReply }
  | { readonly kind: 'offline' }
  | { readonly kind: 'zalo'; readonly zalo: ZaloProblem };

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export const failed = (failure: Failure): Answer<never> => ({ ok: false, failure });

/** The problem's code, or null when no server answered. */
export const codeOf = (failure: Failure | null): ProblemCode | null =>
  failure?.kind === 'problem' ? failure.problem.code : null;

/** What is wrong field by field, empty when the failure is of another sort. */
export const fieldsOf = (failure: Failure | null): Readonly<Record<string, string>> =>
  (failure?.kind === 'problem' && failure.problem.fields) || {};
