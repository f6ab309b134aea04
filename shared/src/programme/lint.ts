import { type RuleWarning, ruleWarningInVietnamese } from '../words/rule-warnings-vi.ts';
import type { RuleDocument, TierRule } from './rule-document.ts';

/** Giving back a tenth of sales or more is worth a sentence: most shops' margin is not far above (C0). */
const generousPerMille = 100;
/** Giving back all of a bill is likely a slip of three zeros, as in the market's own example (E05, N7). */
const slipPerMille = 1_000;
/** Stacked campaigns that give back a quarter of a bill or more. */
const stackedPerMille = 250;
/** Spend before the first points can be used that most customers of a small shop never reach. */
const minimumSpendMaxDong = 5_000_000;
/** Points that die sooner die before the usual customer comes again. */
const lifeMonthsMin = 3;
/** A tier that asks so many times the one below is one that nobody reaches. */
const stepFactorMax = 20;
/** A tier that asks less than this is one that everybody reaches. */
const everybodySpendsDong = 100_000;

/** A warning beside the field it is about: "tiers.3.multiplierPercent". */
export interface FieldWarning {
  readonly field: string;
  readonly sentence: string;
}

/** What an owner should know of lawful rules before publishing them (N7). */
export function lintRules(
  rules: RuleDocument,
  inWords: (warning: RuleWarning) => string = ruleWarningInVietnamese,
): readonly FieldWarning[] {
  return warningsOf(rules).map((warning) => ({ field: warning.field, sentence: inWords(warning) }));
}

/** The same in numbers. */
export function warningsOf(rules: RuleDocument): readonly RuleWarning[] {
  return [
    ...returnWarnings(rules),
    ...paymentWarnings(rules),
    ...expiryWarnings(rules),
    ...ladderWarnings(rules),
    ...campaignWarnings(rules),
  ];
}

/** What a tier gives back, in thousandths of what its members pay: value of a point × multiplier ÷ price of a point. */
export function returnPerMille({ earn, payment }: RuleDocument, { multiplierPercent }: TierRule): number {
  const scaled = BigInt(payment.dongPerPoint) * BigInt(multiplierPercent) * 10n;
  return Number(scaled / BigInt(earn.dongPerPoint));
}

function returnWarnings(rules: RuleDocument): readonly RuleWarning[] {
  return rules.tiers.flatMap((tier, place): RuleWarning[] => {
    const perMille = returnPerMille(rules, tier);
    const warned = { field: `tiers.${place}.multiplierPercent`, tierName: tier.name, perMille };
    if (perMille >= slipPerMille) return [{ kind: 'POINT_WORTH_MORE_THAN_PRICE', ...warned }];
    return perMille >= generousPerMille ? [{ kind: 'GENEROUS', ...warned }] : [];
  });
}

function paymentWarnings({ payment, earn }: RuleDocument): readonly RuleWarning[] {
  const warnings: RuleWarning[] = [];
  if (payment.ceilingPercent === 100) warnings.push({ kind: 'WHOLE_BILL_BY_POINTS', field: 'payment.ceilingPercent' });
  const spendForMinimum = payment.minimumPoints * earn.dongPerPoint;
  if (spendForMinimum > minimumSpendMaxDong) {
    warnings.push({ kind: 'MINIMUM_FAR_AWAY', field: 'payment.minimumPoints', spend: spendForMinimum });
  }
  return warnings;
}

function expiryWarnings({ expiry }: RuleDocument): readonly RuleWarning[] {
  if (expiry.kind === 'NEVER') return [{ kind: 'NEVER_EXPIRES', field: 'expiry' }];
  const shortest = 'months' in expiry ? expiry.months : lifeMonthsMin;
  return shortest < lifeMonthsMin && expiry.kind !== 'END_OF'
    ? [{ kind: 'SHORT_LIFE', field: 'expiry', months: shortest }]
    : [];
}

function ladderWarnings({ tiers }: RuleDocument): readonly RuleWarning[] {
  return tiers.flatMap((tier, place): RuleWarning[] => {
    const below = tiers[place - 1];
    if (below === undefined) return [];
    const names = { tierName: tier.name, belowName: below.name };
    const enter = { field: `tiers.${place}.enterDong`, enter: tier.enterDong };
    const warnings: RuleWarning[] = [];
    if (tier.multiplierPercent < below.multiplierPercent) {
      warnings.push({ kind: 'HIGHER_TIER_EARNS_LESS', field: `tiers.${place}.multiplierPercent`, ...names });
    }
    if (below.enterDong > 0 && tier.enterDong > below.enterDong * stepFactorMax) {
      warnings.push({ kind: 'STEP_TOO_FAR', ...enter, ...names });
    }
    if (tier.enterDong < everybodySpendsDong) {
      warnings.push({ kind: 'EVERYBODY_REACHES', ...enter, tierName: tier.name });
    }
    return warnings;
  });
}

/** Campaigns that can add up on one bill give back more than any of them alone says (N7). */
function campaignWarnings(rules: RuleDocument): readonly RuleWarning[] {
  const multiplying = rules.campaigns.filter(
    ({ effect, stoppedAt }) => effect.kind === 'MULTIPLY' && stoppedAt === null,
  );
  const top = rules.tiers.at(-1);
  if (top === undefined || multiplying.length === 0) return [];
  const added = multiplying.filter(({ group, exclusive }) => group === null && !exclusive);
  const more = added.reduce((sum, { effect }) => sum + (effect.kind === 'MULTIPLY' ? effect.percent - 100 : 0), 0);
  const perMille = returnPerMille(rules, { ...top, multiplierPercent: top.multiplierPercent + more });
  if (added.length < 2 || perMille < stackedPerMille) return [];
  return [{ kind: 'CAMPAIGNS_STACK', field: 'campaigns', tierName: top.name, count: added.length, perMille }];
}
