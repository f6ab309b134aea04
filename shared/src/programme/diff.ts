import { ruleChangeInVietnamese } from '../words/rule-changes-vi.ts';
import {
  type CampaignSettingName,
  campaignSettings,
  programmeSettings,
  type RuleChange,
  type SettingName,
  type SettingValue,
  type TierSettingName,
  tierSettings,
} from '../words/rule-settings.ts';
import type { CampaignRule } from './campaign-rule.ts';
import type { RuleDocument, TierRule } from './rule-document.ts';

/** What changes between two documents, a sentence each; empty when nothing does (N13). */
export function diffRules(
  before: RuleDocument,
  after: RuleDocument,
  inWords: (change: RuleChange) => string = ruleChangeInVietnamese,
): readonly string[] {
  return changesBetween(before, after).map(inWords);
}

function changesBetween(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  return [
    ...settingChanges(before, after),
    ...exclusionChanges(before, after),
    ...ladderChanges(before.tiers, after.tiers),
    ...campaignChanges(before, after),
  ];
}

interface Step<Name> {
  readonly name: Name;
  readonly before: SettingValue;
  readonly after: SettingValue;
}

/** The named settings whose values differ. */
function stepsOf<Name extends string>(
  names: Readonly<Record<Name, unknown>>,
  were: Readonly<Record<Name, SettingValue>>,
  are: Readonly<Record<Name, SettingValue>>,
): readonly Step<Name>[] {
  return (Object.keys(names) as Name[]).flatMap((name) => {
    const [before, after] = [were[name], are[name]];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ name, before, after }];
  });
}

function settingChanges(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  // Only tiers that stay can change places: what comes or goes has a sentence of its own.
  const stays = ({ id }: TierRule) => [before, after].every(({ tiers }) => tiers.some((tier) => tier.id === id));
  const were = { ...settingsOf(before), ladder: before.tiers.filter(stays).map(({ id }) => id) };
  const are = { ...settingsOf(after), ladder: after.tiers.filter(stays).map(({ id }) => id) };
  return stepsOf<SettingName>(programmeSettings, were, are).map((step): RuleChange => {
    if (step.name !== 'ladder') return { kind: 'SETTING', ...step };
    return { kind: 'SETTING', name: 'ladder', before: namesOf(were.ladder, after), after: namesOf(are.ladder, after) };
  });
}

const namesOf = (ids: readonly string[], { tiers }: RuleDocument): readonly string[] =>
  ids.map((id) => tiers.find((tier) => tier.id === id)?.name ?? id);

function settingsOf(rules: RuleDocument): Readonly<Record<Exclude<SettingName, 'ladder'>, SettingValue>> {
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

function exclusionChanges(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  const goodsBefore = new Set([...before.exclusions.categories, ...before.exclusions.skus]);
  const goodsAfter = new Set([...after.exclusions.categories, ...after.exclusions.skus]);
  const only = (these: Set<string>, those: Set<string>) => [...these].filter((goods) => !those.has(goods));
  return [
    ...only(goodsAfter, goodsBefore).map((goods) => ({ kind: 'EXCLUDED', goods }) as const),
    ...only(goodsBefore, goodsAfter).map((goods) => ({ kind: 'INCLUDED', goods }) as const),
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
  const renamed: readonly RuleChange[] =
    before.name === after.name ? [] : [{ kind: 'TIER_NAME', before: before.name, after: after.name }];
  const steps = stepsOf<TierSettingName>(tierSettings, before, after);
  return [...renamed, ...steps.map((step): RuleChange => ({ kind: 'TIER_SETTING', tierName: after.name, ...step }))];
}

function campaignChanges(before: RuleDocument, after: RuleDocument): readonly RuleChange[] {
  const changes = after.campaigns.flatMap((campaign): readonly RuleChange[] => {
    const known = before.campaigns.find(({ id }) => id === campaign.id);
    if (known === undefined) return [{ kind: 'CAMPAIGN_ADDED', campaign: campaign.name }];
    const steps = stepsOf<CampaignSettingName>(campaignSettings, readable(known, before), readable(campaign, after));
    return steps.map((step): RuleChange => ({ kind: 'CAMPAIGN_SETTING', campaign: campaign.name, ...step }));
  });
  const removed = before.campaigns.filter(({ id }) => !after.campaigns.some((campaign) => campaign.id === id));
  return [...changes, ...removed.map(({ name }): RuleChange => ({ kind: 'CAMPAIGN_REMOVED', campaign: name }))];
}

/** Tiers go by their names. */
function readable(campaign: CampaignRule, rules: RuleDocument): Readonly<Record<CampaignSettingName, SettingValue>> {
  return { ...campaign, tiers: namesOf(campaign.tiers, rules) };
}
