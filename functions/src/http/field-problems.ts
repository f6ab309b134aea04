import type { Route } from '@quaylai/shared/api/route';
import type { FieldProblems } from '@quaylai/shared/words/problems';
import { fieldSentences } from './words/field-sentences.ts';

export type Schema = NonNullable<Route['body']>;
type Issue = NonNullable<ReturnType<Schema['safeParse']>['error']>['issues'][number];

/** How many fields one answer names: a hostile body must not make a large reply. */
const fieldsMax = 20;
const fieldNameLengthMax = 80;

/** What validation found → field path and a Vietnamese sentence. Never repeats a value: it may be a phone number. */
export function fieldProblems(issues: readonly Issue[]): FieldProblems {
  const found: [string, string][] = [];
  for (const issue of issues) {
    if (found.length >= fieldsMax) break;
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, fieldsMax - found.length)) {
        found.push([joined(path, key), fieldSentences.unknown]);
      }
    } else found.push([joined(path, ''), sentenceOf(issue)]);
  }
  return Object.fromEntries(found);
}

const joined = (path: string, key: string): string =>
  ([path, key].filter((part) => part !== '').join('.') || 'body').slice(0, fieldNameLengthMax);

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? fieldSentences.required : fieldSentences.wrongType;
    case 'too_small':
      return boundSentence(issue.origin, Number(issue.minimum), 'Min');
    case 'too_big':
      return boundSentence(issue.origin, Number(issue.maximum), 'Max');
    case 'invalid_value':
    case 'invalid_union':
      return fieldSentences.notAChoice;
    case 'invalid_format':
      return fieldSentences.wrongFormat;
    default:
      return fieldSentences.wrongType;
  }
}

function boundSentence(origin: string, bound: number, side: 'Min' | 'Max'): string {
  if (origin === 'string') return fieldSentences[`text${side}`](bound);
  if (origin === 'array') return fieldSentences[`list${side}`](bound);
  return fieldSentences[`number${side}`](bound);
}
