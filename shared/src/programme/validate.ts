import type * as z from 'zod/mini';
import type { FieldProblems } from '../words/problems.ts';
import { ok, type Result, refuse } from '../words/result.ts';
import { type RuleFault, ruleFaultInVietnamese } from '../words/rule-problems-vi.ts';
import { campaignFaults } from './campaign-faults.ts';
import type { FaultyField } from './faulty-field.ts';
import { ladderFaults } from './ladder.ts';
import { type RuleDocument, ruleDocumentSchema } from './rule-document.ts';

/**
 * Reads a rule document from outside. Answers the document, or for each wrong field a sentence that says
 * what to enter: form first, then what only the whole document can tell (C0, C5).
 */
export function parseRules(
  input: unknown,
  inWords: (fault: RuleFault) => string = ruleFaultInVietnamese,
): Result<RuleDocument, FieldProblems> {
  const parsed = ruleDocumentSchema.safeParse(input);
  if (!parsed.success) return refuse(sentences(parsed.error.issues.flatMap(faultsOf), inWords));
  const faults = [...ladderFaults(parsed.data), ...campaignFaults(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : refuse(sentences(faults, inWords));
}

/** Reads a version published earlier: what came later takes its default. One that does not read is a bug and throws. */
export function readPublishedRules(stored: unknown): RuleDocument {
  return ruleDocumentSchema.parse(stored);
}

function sentences(faults: readonly FaultyField[], inWords: (fault: RuleFault) => string): FieldProblems {
  // The first fault of a field is the one to mend first.
  return Object.fromEntries(faults.toReversed().map(({ path, fault }) => [path, inWords(fault)]));
}

function faultsOf(issue: z.core.$ZodIssue): readonly FaultyField[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), fault: { kind: 'UNKNOWN_FIELD' } }));
  }
  return [{ path, fault: faultOf(issue) }];
}

function faultOf(issue: z.core.$ZodIssue): RuleFault {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return { kind: issue.format === 'regex' ? 'BAD_ID' : 'WRONG' };
    case 'invalid_value':
    case 'invalid_union':
      return { kind: 'NOT_A_CHOICE' };
    default:
      return { kind: 'WRONG' };
  }
}

function wrongType(expected: string, input: unknown): RuleFault {
  if (expected === 'number' || expected === 'int') return { kind: 'NOT_A_NUMBER' };
  if (expected === 'string') return { kind: 'NOT_A_TEXT' };
  return { kind: input === undefined ? 'MISSING' : 'WRONG' };
}

function tooSmall(origin: string, minimum: number): RuleFault {
  if (origin === 'string') return { kind: 'TEXT_TOO_SHORT' };
  return origin === 'array' ? { kind: 'TOO_FEW', minimum } : { kind: 'TOO_SMALL', minimum };
}

function tooBig(origin: string, maximum: number): RuleFault {
  if (origin === 'string') return { kind: 'TEXT_TOO_LONG', maximum };
  return origin === 'array' ? { kind: 'TOO_MANY', maximum } : { kind: 'TOO_BIG', maximum };
}
