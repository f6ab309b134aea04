import { type RuleChange, ruleChangeInVietnamese } from '../words/rule-changes-vi.ts';
import type { RuleDocument, TierRule } from './rule-document.ts';

/** What changes between two documents, one Vietnamese sentence each; empty when nothing does (N13). */
export function diffRules(before: RuleDocument, after: RuleDocument): readonly string[] {
  return changesBetween(before, after).map(ruleChangeInVietnamese);
}

/** The same in numbers. */
export function changesBetween(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  return [
    ...changed('UNIT_NAME', before.unitName, after.unitName),
    ...changed('EARN_PRICE', before.earn.dongPerPoint, after.earn.dongPerPoint),
    ...changed('MINIMUM_INVOICE', before.earn.minimumInvoiceDong, after.earn.minimumInvoiceDong),
    ...changed('POINT_VALUE', before.payment.dongPerPoint, after.payment.dongPerPoint),
    ...changed('MINIMUM_POINTS', before.payment.minimumPoints, after.payment.minimumPoints),
    ...changed('CEILING', before.payment.ceilingPercent, after.payment.ceilingPercent),
    ...changed('HOLD_MINUTES', before.payment.holdMinutes, after.payment.holdMinutes),
    ...changed('EXPIRY_MONTHS', monthsOf(before), monthsOf(after)),
    ...exclusionChanges(before, after),
    ...ladderChanges(before.tiers, after.tiers),
  ];
}

function changed(kind: RuleChange['kind'], before: unknown, after: unknown): readonly RuleChange[] {
  return before === after ? [] : [{ kind, before, after } as RuleChange];
}

function monthsOf({ expiry }: RuleDocument): number | null {
  return expiry.kind === 'NEVER' ? null : expiry.months;
}

function exclusionChanges(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  const goodsBefore = new Set([...before.exclusions.categories, ...before.exclusions.skus]);
  const goodsAfter = new Set([...after.exclusions.categories, ...after.exclusions.skus]);
  return [
    ...[...goodsAfter]
      .filter((goods) => !goodsBefore.has(goods))
      .map((goods) => ({ kind: 'EXCLUDED', goods }) as const),
    ...[...goodsBefore]
      .filter((goods) => !goodsAfter.has(goods))
      .map((goods) => ({ kind: 'INCLUDED', goods }) as const),
  ];
}

function ladderChanges(before: readonly TierRule[], after: readonly TierRule[]): readonly RuleChange[] {
  const removed = before.filter((tier) => !after.some((other) => other.id === tier.id));
  return [
    ...after.flatMap((tier) =>
      tierChanges(
        before.find((other) => other.id === tier.id),
        tier,
      ),
    ),
    ...removed.map(({ name }) => ({ kind: 'TIER_REMOVED', tierName: name }) as const),
  ];
}

function tierChanges(before: TierRule | undefined, after: TierRule): readonly RuleChange[] {
  if (before === undefined) return [{ kind: 'TIER_ADDED', tierName: after.name, enter: after.enterDong }];
  const tierName = after.name;
  const changes: RuleChange[] = [];
  const step = (kind: 'TIER_NAME' | 'TIER_ENTER' | 'TIER_KEEP' | 'TIER_MULTIPLIER', was: unknown, is: unknown) => {
    if (was !== is) changes.push({ kind, tierName, before: was, after: is } as RuleChange);
  };
  step('TIER_NAME', before.name, after.name);
  step('TIER_ENTER', before.enterDong, after.enterDong);
  step('TIER_KEEP', before.keepDong, after.keepDong);
  step('TIER_MULTIPLIER', before.multiplierPercent, after.multiplierPercent);
  const words = ({ description, look, perks }: TierRule) => JSON.stringify([description, look, perks]);
  if (words(before) !== words(after)) changes.push({ kind: 'TIER_WORDS', tierName });
  return changes;
}
