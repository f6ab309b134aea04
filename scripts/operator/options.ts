import { idPattern } from '@quaylai/shared/words/ids';
import type { Result } from '@quaylai/shared/words/result';
import { operatorWords } from '../words/operator.ts';
import { Mistake } from './terminal.ts';

/** An option that must be there. */
export function needed(values: Readonly<Record<string, unknown>>, option: string): string {
  const value = values[option];
  if (typeof value !== 'string' || value.trim() === '') throw new Mistake(operatorWords.missing(option));
  return value.trim();
}

export function neededId<Id extends string>(values: Readonly<Record<string, unknown>>, option: string): Id {
  const value = needed(values, option);
  if (!idPattern.test(value)) throw new Mistake(operatorWords.wrongId(value));
  return value as Id;
}

/** Zalo's own ids; they exceed what a number holds. */
export function neededDigits(values: Readonly<Record<string, unknown>>, option: string): string {
  const value = needed(values, option);
  if (!/^\d{1,30}$/.test(value)) throw new Mistake(operatorWords.wrongNumber(option));
  return value;
}

/** What was answered, or the problem told to whoever typed. */
export function done<Value>(result: Result<Value, { readonly code: string }>): Value {
  if (!result.ok) throw new Mistake(operatorWords.problem(result.problem.code));
  return result.value;
}
