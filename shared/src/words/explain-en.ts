import type { ExplanationStep } from '../loyalty/explain.ts';
import { formatPercentAsFactor, formatQuotient, formatWhole, englishNumbers as style } from './numbers.ts';
import { formatLocalDate, formatLocalTime, localDateOf } from './vietnam-time.ts';

const releasedBecause = {
  CUSTOMER: 'you ended the hold',
  SHOP: 'the shop did not accept it',
  LAPSED: 'the hold ran out',
  UNCAPTURED: 'this part of the hold was not needed',
} as const;

/** One step of an explanation as an English sentence; `unit` is what the shop calls its points. */
export function explainInEnglish(step: ExplanationStep, unit: string): string {
  const amount = (points: number) => `${formatWhole(points, style)} ${unit}`;
  switch (step.kind) {
    case 'RULES': {
      const when = `${formatLocalTime(step.at)} ${formatLocalDate(localDateOf(step.at))}`;
      return `By rule version ${step.version}, at ${when}, when you were ${step.tierName}.`;
    }
    case 'BILL':
      return billSentence(step);
    case 'BELOW_MINIMUM':
      return `${money(step.eligible)} counts, below the minimum of ${money(step.minimum)}, so it earns nothing.`;
    case 'EARNED':
      return `${arithmetic(step)} → ${amount(step.points)}.`;
    case 'LASTS_UNTIL':
      return step.lastDay === null
        ? 'They do not expire.'
        : `They last to the end of ${formatLocalDate(step.lastDay)}.`;
    case 'SPENT':
      return step.dong === null
        ? `Spent ${amount(step.points)}.`
        : `Spent ${amount(step.points)} to pay ${money(step.dong)}.`;
    case 'HELD':
      return `Holding ${amount(step.points)} until ${formatLocalTime(step.until)} ${formatLocalDate(localDateOf(step.until))}.`;
    case 'RELEASED':
      return `Returned ${amount(step.points)}: ${releasedBecause[step.because]}.`;
    case 'RESTORED':
      return `Gave back ${amount(step.points)} that were spent.`;
    case 'EXPIRED':
      return `${amount(step.points)} expired.`;
    case 'TIER':
      return step.lastDay === null
        ? `Your tier: ${step.tierName}.`
        : `You reached ${step.tierName}, kept to the end of ${formatLocalDate(step.lastDay)}.`;
  }
}

function billSentence(step: Extract<ExplanationStep, { kind: 'BILL' }>): string {
  const less = (label: string, value: number) => (value === 0 ? '' : ` − ${label} ${money(value)}`);
  const subtracted =
    less('discounts', step.discounts) + less('not earning', step.excluded) + less('paid by points', step.paidByPoints);
  if (subtracted === '') return `Bill of ${money(step.gross)}, all of it earns.`;
  return `Bill of ${money(step.gross)}${subtracted} = ${money(step.eligible)} that earns.`;
}

function arithmetic({
  eligible,
  dongPerPoint,
  multiplierPercent,
}: Extract<ExplanationStep, { kind: 'EARNED' }>): string {
  const exact = formatQuotient(BigInt(eligible) * BigInt(multiplierPercent), 100n * BigInt(dongPerPoint), style);
  const factor = multiplierPercent === 100 ? '' : ` × ${formatPercentAsFactor(multiplierPercent, style)}`;
  return `${money(eligible)} ÷ ${money(dongPerPoint)}${factor} = ${exact}`;
}

function money(dong: number): string {
  return `${formatWhole(dong, style)}₫`;
}
