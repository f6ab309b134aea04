import type { RuleVersion } from '../programme/rule-document.ts';
import type { Instant } from '../words/vietnam-time.ts';

/**
 * The rules in force at a business time: the version that came into effect last, and of two from the same moment the
 * later published (C1.7, E25). A time before the first version meets the first.
 */
export function ruleAt(versions: readonly RuleVersion[], businessTime: Instant): RuleVersion {
  const [first, ...rest] = versions.toSorted((a, b) => effectiveAt(a) - effectiveAt(b) || a.version - b.version);
  if (first === undefined) throw new Error('a programme always has a published version');
  return rest.filter((version) => effectiveAt(version) <= businessTime).at(-1) ?? first;
}

function effectiveAt(version: RuleVersion): number {
  return Date.parse(version.effectiveFrom);
}
