import type { RuleDocument, RuleVersion } from '../programme/rule-document.ts';
import type { TierId } from '../words/ids.ts';
import type { Dong } from '../words/money.ts';
import type { Points } from '../words/points.ts';
import type { Instant, LocalDate } from '../words/vietnam-time.ts';
import type { Arithmetic, EarnArithmetic } from './decision.ts';
import { pointsEarned } from './earn.ts';
import type { Posting, ReleaseReason } from './posting.ts';
import { tierRule } from './tiers.ts';

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
      readonly eligible: Dong;
      readonly dongPerPoint: Dong;
      readonly multiplierPercent: number;
      readonly points: Points;
    }
  | { readonly kind: 'LASTS_UNTIL'; readonly lastDay: LocalDate | null }
  | { readonly kind: 'SPENT'; readonly points: Points; readonly dong: Dong | null }
  | { readonly kind: 'HELD'; readonly points: Points; readonly until: Instant }
  | { readonly kind: 'RELEASED'; readonly points: Points; readonly because: ReleaseReason }
  | { readonly kind: 'RESTORED'; readonly points: Points }
  | { readonly kind: 'EXPIRED'; readonly points: Points }
  | { readonly kind: 'TIER'; readonly tierName: string; readonly lastDay: LocalDate | null };

/**
 * Why an entry is what it is: rules, tier then, bill, arithmetic, and each movement (N2, A06). Made from the entry and
 * the rule version it names; every number in it recomputes to the entry's postings.
 */
export function explain(entry: ExplainableEntry, { version, document }: RuleVersion): readonly ExplanationStep[] {
  const { arithmetic, tierThen, businessTime, postings } = entry;
  const tierName = tierRule(document, tierThen).name;
  const bill = arithmetic?.kind === 'EARN' ? billStep(arithmetic) : [];
  const movements = postings.flatMap((posting) => movement(posting, arithmetic, document));
  return [{ kind: 'RULES', version, tierName, at: businessTime }, ...bill, ...movements];
}

function billStep({ gross, discounts, excluded, paidByPoints, eligible }: EarnArithmetic): readonly ExplanationStep[] {
  return [{ kind: 'BILL', gross, discounts, excluded, paidByPoints, eligible }];
}

function movement(posting: Posting, arithmetic: Arithmetic | null, document: RuleDocument): readonly ExplanationStep[] {
  switch (posting.kind) {
    case 'EARN':
    case 'BONUS': {
      const lasts: ExplanationStep = { kind: 'LASTS_UNTIL', lastDay: posting.lastDay };
      const earned = arithmetic?.kind === 'EARN' ? earnStep(arithmetic, document.earn.minimumInvoiceDong) : [];
      return posting.points === 0 ? earned : [...earned, lasts];
    }
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
      return [{ kind: 'EXPIRED', points: posting.points }];
    case 'TIER':
      return [{ kind: 'TIER', tierName: tierRule(document, posting.to).name, lastDay: posting.lastDay }];
  }
}

function earnStep(arithmetic: EarnArithmetic, minimum: Dong): readonly ExplanationStep[] {
  const { eligible, dongPerPoint, multiplierPercent, reason } = arithmetic;
  if (reason === 'BELOW_MIN_INVOICE') return [{ kind: 'BELOW_MINIMUM', eligible, minimum }];
  return [{ kind: 'EARNED', eligible, dongPerPoint, multiplierPercent, points: pointsEarned(arithmetic) }];
}
