import type { CampaignRule } from '../programme/campaign-rule.ts';
import type { RuleDocument } from '../programme/rule-document.ts';
import type { CampaignId } from '../words/ids.ts';
import { type Dong, dong } from '../words/money.ts';
import { noPoints, type Points, points } from '../words/points.ts';
import type { MetCampaign } from './campaigns.ts';
import { type EarningLine, eligibleDong } from './earning-lines.ts';
import { multiplierOf } from './multipliers.ts';
import { ceilingOf, floorOf, type Ratio, ratio, roundHalfUp, sumRatios, times } from './ratio.ts';

/** All that decides an order's points. A return asks again with what is left of the lines and all else unchanged. */
export interface EarnBasis {
  readonly lines: readonly EarningLine[];
  readonly tierPercent: number;
  readonly campaigns: readonly MetCampaign[];
  /** What the daily cap leaves; null without a cap. */
  readonly dayAllowance: Points | null;
  readonly earn: RuleDocument['earn'];
}

/** What one campaign gives an order: due by its rule, given after limits and caps. */
export interface CampaignBonus {
  readonly campaign: CampaignId;
  readonly name: string;
  readonly effect: 'MULTIPLY' | 'BONUS';
  readonly granted: Points | null;
  readonly due: Points;
  readonly given: Points;
  /** Why less was given than due, when the campaign's budget was the reason (C01). */
  readonly reason?: 'BUDGET';
}

export interface Earned {
  readonly eligible: Dong;
  /** The one posting after the floor, multiplied campaigns inside. */
  readonly earned: Points;
  /** Fixed bonuses, each its own posting (E13). */
  readonly bonuses: readonly CampaignBonus[];
  readonly campaigns: readonly CampaignBonus[];
  /** Cut off by a cap (E14, E15). */
  readonly trimmed: Points;
  readonly reason: 'BELOW_MIN_INVOICE' | null;
}

/** The points of an order (C2): one rounding of ΣE×M, then fixed bonuses, then limits and caps. */
export function earnOf(basis: EarnBasis): Earned {
  const { lines, earn, campaigns } = basis;
  const eligible = eligibleDong(lines);
  if (eligible < earn.minimumInvoiceDong) {
    const nothing = { earned: noPoints, bonuses: [], campaigns: [], trimmed: noPoints };
    return { eligible, ...nothing, reason: 'BELOW_MIN_INVOICE' };
  }
  const active = exclusiveOr(campaigns.filter(({ rule }) => eligible >= rule.minimumDong && eligible > 0));
  const base = pointsWith(basis, []);
  const capped = trim(base, bonusesOf(basis, active), allowance(basis));
  const bonuses = capped.campaigns.filter(({ effect, given }) => effect === 'BONUS' && given > 0);
  const multiplied = capped.campaigns.filter(({ effect }) => effect === 'MULTIPLY');
  const earned = points(capped.base + multiplied.reduce((sum, { given }) => sum + given, 0));
  return { eligible, earned, bonuses, campaigns: capped.campaigns, trimmed: capped.trimmed, reason: null };
}

/** All points of an earn. */
export function totalOf({ earned, bonuses }: Earned): Points {
  return points(bonuses.reduce((sum, { given }) => sum + given, earned as number));
}

/** The most important exclusive campaign alone, else all (E11). */
function exclusiveOr(met: readonly MetCampaign[]): readonly MetCampaign[] {
  const exclusive = met.find(({ rule }) => rule.exclusive);
  return exclusive === undefined ? met : [exclusive];
}

/** What each campaign adds on top of those before it, so that the sum is exactly what one rounding gives. */
function bonusesOf(basis: EarnBasis, active: readonly MetCampaign[]): readonly CampaignBonus[] {
  return active.map(({ rule, granted, boundBy }, place) => {
    const before = active.slice(0, place).map((met) => met.rule);
    const due = rule.effect.kind === 'BONUS' ? rule.effect.points : addedBy(basis, before, rule);
    const given = points(granted === null ? due : Math.min(due, granted));
    const bonus = { campaign: rule.id, name: rule.name, effect: rule.effect.kind, granted, due, given };
    return given < due && boundBy === 'BUDGET' ? { ...bonus, reason: 'BUDGET' } : bonus;
  });
}

function addedBy(basis: EarnBasis, before: readonly CampaignRule[], rule: CampaignRule): Points {
  // Replacing the tier's multiplier can be less than having it: a campaign never takes away.
  return points(Math.max(0, pointsWith(basis, [...before, rule]) - pointsWith(basis, before)));
}

/** ΣE×M ÷ đồng per point, exact, rounded once. */
function pointsWith({ lines, tierPercent, earn }: EarnBasis, campaigns: readonly CampaignRule[]): Points {
  const weighted = lines.map(({ line, eligible }) =>
    times(eligible, ratio(multiplierOf(line, tierPercent, campaigns))),
  );
  return roundPoints(times(sumRatios(weighted), ratio(1, 100n * BigInt(earn.dongPerPoint))), earn.rounding);
}

/** The one rounding of an order's points. */
export function roundPoints(exact: Ratio, rounding: RuleDocument['earn']['rounding']): Points {
  switch (rounding) {
    case 'DOWN':
      return points(floorOf(exact));
    case 'HALF_UP':
      return points(roundHalfUp(exact));
    case 'UP':
      return points(ceilingOf(exact));
  }
}

function allowance({ earn, dayAllowance }: EarnBasis): number {
  return Math.min(earn.capPerOrder ?? Number.POSITIVE_INFINITY, dayAllowance ?? Number.POSITIVE_INFINITY);
}

/** A cap trims bonuses first, the least important first, then the base (C2, E14). */
function trim(base: Points, campaigns: readonly CampaignBonus[], allowed: number) {
  let over = Math.max(0, campaigns.reduce((sum, { given }) => sum + given, base as number) - allowed);
  const trimmed = points(over);
  const kept = campaigns.toReversed().map((bonus) => {
    const cut = Math.min(over, bonus.given);
    over -= cut;
    return { ...bonus, given: points(bonus.given - cut) };
  });
  return { base: points(base - over), campaigns: kept.toReversed(), trimmed };
}

/** How an order's eligible net splits by multiplier: what an explanation shows (A06, E12). */
export function multipliedParts(
  lines: readonly EarningLine[],
  tierPercent: number,
  campaigns: readonly CampaignRule[],
): readonly { readonly eligible: Dong; readonly multiplierPercent: number }[] {
  const byPercent = new Map<number, Ratio[]>();
  for (const { line, eligible } of lines) {
    if (eligible.over === 0n) continue;
    const percent = multiplierOf(line, tierPercent, campaigns);
    byPercent.set(percent, [...(byPercent.get(percent) ?? []), eligible]);
  }
  return [...byPercent].map(([multiplierPercent, parts]) => ({
    eligible: dong(floorOf(sumRatios(parts))),
    multiplierPercent,
  }));
}
