import {
  type RuleChange,
  ruleChangeInVietnamese,
  type SettingName,
  type SettingValue,
  settingNames,
} from '../words/rule-changes-vi.ts';
import type { RuleDocument, TierRule } from './rule-document.ts';

/** What changes between two documents, one Vietnamese sentence each; empty when nothing does (N13). */
export function diffRules(before: RuleDocument, after: RuleDocument): readonly string[] {
  return changesBetween(before, after).map(ruleChangeInVietnamese);
}

/** The same in numbers. */
export function changesBetween(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  return [
    ...settingChanges(before, after),
    ...exclusionChanges(before, after),
    ...ladderChanges(before.tiers, after.tiers),
    ...campaignChanges(before, after),
  ];
}

function settingChanges(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  const were = settingsOf(before);
  const are = settingsOf(after);
  return settingNames.flatMap((name) => {
    const [was, is] = [were[name], are[name]];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ kind: 'SETTING', name, before: was, after: is }];
  });
}

function settingsOf(rules: RuleDocument): Readonly<Record<SettingName, SettingValue>> {
  const { earn, payment, tiering } = rules;
  return {
    unitName: rules.unitName,
    earnPrice: earn.dongPerPoint,
    minimumInvoice: earn.minimumInvoiceDong,
    rounding: earn.rounding,
    capPerOrder: earn.capPerOrder,
    capPerDay: earn.capPerDay,
    pendingDays: earn.pendingDays,
    pointValue: payment.dongPerPoint,
    minimumPoints: payment.minimumPoints,
    ceiling: payment.ceilingPercent,
    holdMinutes: payment.holdMinutes,
    expiry: rules.expiry,
    metrics: tiering.metrics,
    match: tiering.match,
    window: tiering.window,
    downgrade: tiering.downgrade,
    graceDays: tiering.graceDays,
    clawback: rules.returns.clawback,
  };
}

function campaignChanges({ campaigns: before }: RuleDocument, { campaigns: after }: RuleDocument) {
  const changes: RuleChange[] = after.flatMap((campaign): RuleChange[] => {
    const known = before.find(({ id }) => id === campaign.id);
    if (known === undefined) return [{ kind: 'CAMPAIGN_ADDED', name: campaign.name }];
    const same = JSON.stringify(known) === JSON.stringify(campaign);
    return same ? [] : [{ kind: 'CAMPAIGN_CHANGED', name: campaign.name }];
  });
  const removed = before.filter(({ id }) => !after.some((campaign) => campaign.id === id));
  return [...changes, ...removed.map(({ name }): RuleChange => ({ kind: 'CAMPAIGN_REMOVED', name }))];
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
  if (JSON.stringify(otherThanSteps(before)) !== JSON.stringify(otherThanSteps(after))) {
    changes.push({ kind: 'TIER_BENEFITS', tierName });
  }
  return changes;
}

function otherThanSteps({ name: _, enterDong: __, keepDong: ___, multiplierPercent: ____, ...others }: TierRule) {
  return others;
}
