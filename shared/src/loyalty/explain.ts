import type { RuleDocument, RuleVersion } from '../programme/rule-document.ts';
import type { LotId, TierId } from '../words/ids.ts';
import type { Dong } from '../words/money.ts';
import type { Points } from '../words/points.ts';
import type { Instant, LocalDate } from '../words/vietnam-time.ts';
import type { Arithmetic, EarnArithmetic, ReturnArithmetic } from './decision.ts';
import { roundPoints } from './earn-formula.ts';
import type { Posting, ReleaseReason } from './posting.ts';
import { ratio, sumRatios, times } from './ratio.ts';
import { levelOf, tierRule } from './tiers.ts';

/** What an entry keeps that an explanation needs; the ledger's entry has these and more. */
export interface ExplainableEntry {
  readonly postings: readonly Posting[];
  readonly tierThen: TierId;
  readonly arithmetic: Arithmetic | null;
  /** Of the order when there is one, else of processing. */
  readonly businessTime: Instant;
}

/** One fact of an explanation, in numbers; `words/explain-vi` and `words/explain-en` make sentences of them. */
export type ExplanationStep =
  | { readonly kind: 'RULES'; readonly version: number; readonly tierName: string; readonly at: Instant }
  | {
      readonly kind: 'BILL';
      readonly gross: Dong;
      readonly discounts: Dong;
      readonly excluded: Dong;
      readonly paidByPoints: Dong;
      readonly eligible: Dong;
    }
  | { readonly kind: 'BELOW_MINIMUM'; readonly eligible: Dong; readonly minimum: Dong }
  | {
      readonly kind: 'EARNED';
      /** What multiplies what: one part on an ordinary bill, more when a campaign covers some lines (E12). */
      readonly weighted: readonly { readonly eligible: Dong; readonly multiplierPercent: number }[];
      readonly dongPerPoint: Dong;
      /** After the one rounding, before bonuses and caps. */
      readonly rounding: 'DOWN' | 'HALF_UP' | 'UP';
      readonly points: Points;
    }
  | {
      readonly kind: 'CAMPAIGN';
      readonly name: string;
      readonly effect: 'MULTIPLY' | 'BONUS';
      readonly due: Points;
      readonly given: Points;
    }
  | { readonly kind: 'CAPPED'; readonly trimmed: Points; readonly points: Points }
  | { readonly kind: 'LASTS_UNTIL'; readonly lastDay: LocalDate | null }
  | { readonly kind: 'REVISED'; readonly arithmetic: ReturnArithmetic }
  | { readonly kind: 'SPENT'; readonly points: Points; readonly dong: Dong | null }
  | { readonly kind: 'HELD'; readonly points: Points; readonly until: Instant }
  | { readonly kind: 'RELEASED'; readonly points: Points; readonly because: ReleaseReason }
  | { readonly kind: 'TAKEN_BACK'; readonly points: Points; readonly debt: Points }
  | { readonly kind: 'ADJUSTED'; readonly points: Points }
  /** So many lots live to another day after a change of policy (X09). */
  | { readonly kind: 'REDATED'; readonly lots: number; readonly lastDay: LocalDate | null }
  /** Something done that counts for the tier and gives no points (EVENT_COUNT). */
  | { readonly kind: 'NOTED' }
  /** `order` is the number on the bill that gave the points; null when no bill did (X10). */
  | { readonly kind: 'EXPIRED'; readonly points: Points; readonly order: string | null }
  | {
      readonly kind: 'RESTORED' | 'REPAID' | 'LET_GO' | 'GIFT' | 'IMPORTED';
      readonly points: Points;
    }
  /** Two members became one, or one is no more: points and debt came here, went over there, or are gone (A01, A04). */
  | { readonly kind: 'JOINED' | 'WENT_OVER' | 'ERASED'; readonly points: Points; readonly debt: Points }
  | {
      readonly kind: 'TIER';
      readonly tierName: string;
      readonly lastDay: LocalDate | null;
      readonly move: 'UP' | 'KEPT' | 'DOWN' | 'GIVEN';
    };

/**
 * Why an entry is what it is: rules, tier then, bill, arithmetic, and each movement (N2, A06). Made from the entry and
 * the rule version it names; every number in it recomputes to the entry's postings. `billOf` knows the number of the bill
 * that a lot came from.
 */
export function explain(
  entry: ExplainableEntry,
  { version, document }: RuleVersion,
  billOf: (lot: LotId) => string | null = () => null,
): readonly ExplanationStep[] {
  const { arithmetic, tierThen, businessTime, postings } = entry;
  const tierName = tierRule(document, tierThen).name;
  const rules: ExplanationStep = { kind: 'RULES', version, tierName, at: businessTime };
  const movements = postings.flatMap((posting) => movement(posting, arithmetic, document, billOf));
  const earned = postings.find(({ kind }) => kind === 'EARN');
  const lastDay = earned?.kind === 'EARN' && earned.points > 0 ? earned.lastDay : undefined;
  const lasts: ExplanationStep[] = lastDay === undefined ? [] : [{ kind: 'LASTS_UNTIL', lastDay }];
  switch (arithmetic?.kind) {
    case 'EARN':
      return [rules, ...bill(arithmetic), ...earning(arithmetic, document), ...lasts, ...movements];
    case 'RETURN':
    case 'EDIT':
      return [rules, { kind: 'REVISED', arithmetic }, ...movements];
    default:
      return [rules, ...movements];
  }
}

function bill({ gross, discounts, excluded, paidByPoints, eligible }: EarnArithmetic): readonly ExplanationStep[] {
  return [{ kind: 'BILL', gross, discounts, excluded, paidByPoints, eligible }];
}

/** From eligible net to the points posted: one rounding, then each campaign, then the caps. */
function earning(arithmetic: EarnArithmetic, { earn }: RuleDocument): readonly ExplanationStep[] {
  const { eligible, dongPerPoint, multiplierPercent, reason, earned, campaigns = [], trimmed } = arithmetic;
  if (reason === 'BELOW_MIN_INVOICE') return [{ kind: 'BELOW_MINIMUM', eligible, minimum: earn.minimumInvoiceDong }];
  const weighted = arithmetic.weighted ?? [{ eligible, multiplierPercent }];
  const steps: ExplanationStep[] = [
    {
      kind: 'EARNED',
      weighted,
      dongPerPoint,
      rounding: earn.rounding,
      points: roundedPoints(weighted, arithmetic, earn),
    },
    ...campaigns.map(({ name, effect, due, given }) => ({ kind: 'CAMPAIGN', name, effect, due, given }) as const),
  ];
  return trimmed === undefined ? steps : [...steps, { kind: 'CAPPED', trimmed, points: earned }];
}

function roundedPoints(
  weighted: readonly { readonly eligible: Dong; readonly multiplierPercent: number }[],
  { dongPerPoint }: EarnArithmetic,
  { rounding }: RuleDocument['earn'],
): Points {
  const parts = weighted.map((part) => ratio(BigInt(part.eligible) * BigInt(part.multiplierPercent)));
  return roundPoints(times(sumRatios(parts), ratio(1, 100n * BigInt(dongPerPoint))), rounding);
}

function movement(
  posting: Posting,
  arithmetic: Arithmetic | null,
  document: RuleDocument,
  billOf: (lot: LotId) => string | null,
): readonly ExplanationStep[] {
  switch (posting.kind) {
    case 'EARN':
      return [];
    case 'BONUS':
      if (arithmetic?.kind === 'EARN' && isCampaignBonus(posting.points, arithmetic)) return [];
      return posting.points === 0 ? [{ kind: 'NOTED' }] : [{ kind: 'GIFT', points: posting.points }];
    case 'IMPORT':
      return [
        { kind: 'IMPORTED', points: posting.points },
        { kind: 'LASTS_UNTIL', lastDay: posting.lastDay },
      ];
    case 'CAPTURE': {
      const paid = arithmetic?.kind === 'EARN' ? arithmetic.paidByPoints : null;
      return [{ kind: 'SPENT', points: posting.points, dong: paid }];
    }
    case 'HOLD':
      return [{ kind: 'HELD', points: posting.points, until: posting.expiresAt }];
    case 'RELEASE':
      return [{ kind: 'RELEASED', points: posting.points, because: posting.because }];
    case 'RESTORE':
      return [{ kind: 'RESTORED', points: posting.points }];
    case 'EXPIRE':
      return [{ kind: 'EXPIRED', points: posting.points, order: billOf(posting.lot) }];
    case 'CLAWBACK':
      return posting.points === 0 ? [] : [{ kind: 'TAKEN_BACK', points: posting.points, debt: posting.debt }];
    case 'ADJUST':
      return posting.points === 0 ? [] : [{ kind: 'ADJUSTED', points: posting.points }];
    case 'WRITEOFF':
      return [{ kind: 'LET_GO', points: posting.points }];
    case 'REPAY':
      return [{ kind: 'REPAID', points: posting.points }];
    case 'MERGE_OUT':
      return [{ kind: 'WENT_OVER', points: posting.points, debt: posting.debt }];
    case 'ERASE':
      return [{ kind: 'ERASED', points: posting.points, debt: posting.debt }];
    case 'MERGE_IN':
      return [{ kind: 'JOINED', points: posting.points, debt: posting.debt }];
    case 'REDATE':
      return redatedSteps(posting.dates.map(({ lastDay }) => lastDay));
    case 'TIER': {
      const up = levelOf(document, posting.to) - levelOf(document, posting.from);
      if (posting.manual) {
        const tierName = tierRule(document, posting.to).name;
        return [{ kind: 'TIER', tierName, lastDay: posting.lastDay, move: 'GIVEN' }];
      }
      const move = up > 0 ? 'UP' : up === 0 ? 'KEPT' : 'DOWN';
      return [{ kind: 'TIER', tierName: tierRule(document, posting.to).name, lastDay: posting.lastDay, move }];
    }
  }
}

function redatedSteps(days: readonly (LocalDate | null)[]): readonly ExplanationStep[] {
  return [...new Set(days)].map((lastDay) => ({
    kind: 'REDATED',
    lots: days.filter((day) => day === lastDay).length,
    lastDay,
  }));
}

// A campaign's fixed bonus is told by its CAMPAIGN step; any other bonus beside an order is the gift of a tier.
function isCampaignBonus(amount: Points, { campaigns = [] }: EarnArithmetic): boolean {
  return campaigns.some(({ effect, given }) => effect === 'BONUS' && given === amount);
}
