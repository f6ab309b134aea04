import type { Json, JsonMap } from './cloud-assembly.ts';

/** Whether an event passes a mapping's filters: any pattern may match; no pattern lets everything through. */
export function passesFilters(patterns: readonly JsonMap[], event: unknown): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matchesPattern(pattern, event));
}

function matchesPattern(pattern: JsonMap, event: unknown): boolean {
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return (wanted as JsonMap[]).some((one) => matchesPattern(one, event));
    const value = isMap(event) ? event[key] : undefined;
    if (!Array.isArray(wanted)) return matchesPattern(wanted as JsonMap, value);
    const values = Array.isArray(value) ? value : [value];
    return wanted.some((test) => values.some((one) => matchesTest(test, one)));
  });
}

function matchesTest(test: Json, value: unknown): boolean {
  if (!isMap(test)) return test === value;
  const [[operator, operand] = ['', null]] = Object.entries(test) as [string, Json][];
  switch (operator) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === String(operand).toLowerCase();
    case 'anything-but':
      return (
        value !== undefined && !(Array.isArray(operand) ? operand : [operand]).some((one) => matchesTest(one, value))
      );
    case 'numeric':
      return typeof value === 'number' && matchesNumbers(operand as Json[], value);
    default:
      throw new Error(`the local stack knows no filter "${operator}"`);
  }
}

function matchesNumbers(comparisons: readonly Json[], value: number): boolean {
  for (let at = 0; at + 1 < comparisons.length; at += 2) {
    const limit = Number(comparisons[at + 1]);
    const holds = {
      '=': value === limit,
      '<': value < limit,
      '<=': value <= limit,
      '>': value > limit,
      '>=': value >= limit,
    };
    if (!holds[comparisons[at] as keyof typeof holds]) return false;
  }
  return true;
}

function isMap(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
