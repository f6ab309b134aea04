import type { ExplanationStep } from '../loyalty/explain.ts';
import { formatPercentAsFactor, formatQuotient, formatWhole, englishNumbers as style } from './numbers.ts';
import { unitInEnglish } from './unit-en.ts';
import { formatLocalDate, formatLocalTime, localDateOf } from './vietnam-time.ts';

const releasedBecause = {
  CUSTOMER: 'you ended the hold',
  SHOP: 'the shop did not accept it',
  LAPSED: 'the hold ran out',
  UNCAPTURED: 'this part of the hold was not needed',
} as const;

const tierMoves = {
  UP: 'You reached',
  KEPT: 'You kept',
  DOWN: 'Your tier is now',
  GIVEN: 'The shop gave you',
} as const;

/** One step of an explanation as an English sentence; `unit` is what the shop calls its points. */
export function explainInEnglish(step: ExplanationStep, unit: string): string {
  const amount = (points: number) => `${formatWhole(points, style)} ${unitInEnglish(unit)}`;
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
    case 'CAMPAIGN':
      return campaignSentence(step, amount);
    case 'CAPPED':
      return `Over the most that can be earned: ${amount(step.trimmed)} less, ${amount(step.points)} in all.`;
    case 'REVISED':
      return revisedSentence(step.arithmetic, amount);
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
      return step.order === null
        ? `${amount(step.points)} expired.`
        : `${amount(step.points)} from bill ${step.order} expired.`;
    case 'TAKEN_BACK':
      return step.debt === 0
        ? `Took back ${amount(step.points)}.`
        : `Took back ${amount(step.points)}, of which ${amount(step.debt)} will come from what is earned next.`;
    case 'ADJUSTED':
      return `Adjusted by ${step.points > 0 ? '+' : ''}${amount(step.points)}.`;
    case 'REPAID':
      return `${amount(step.points)} paid what an earlier return left owing.`;
    case 'LET_GO':
      return `${amount(step.points)} were spent already and the shop let them go.`;
    case 'GIFT':
      return `A gift of ${amount(step.points)}.`;
    case 'REDATED':
      return step.lastDay === null
        ? `The expiry policy changed: ${step.lots} of your credits no longer expire.`
        : `The expiry policy changed: ${step.lots} of your credits now last to the end of ${formatLocalDate(step.lastDay)}.`;
    case 'NOTED':
      return 'One of your activities was noted.';
    case 'IMPORTED':
      return `Brought ${amount(step.points)} from the former system.`;
    case 'JOINED':
      return step.debt === 0
        ? `${amount(step.points)} came from the account that the shop had opened for your phone number.`
        : `${amount(step.points)} and ${amount(step.debt)} owed came from the account that the shop had opened for your phone number.`;
    case 'WENT_OVER':
      return step.debt === 0
        ? `${amount(step.points)} went over to the Zalo account that linked this phone number.`
        : `${amount(step.points)} and ${amount(step.debt)} owed went over to the Zalo account that linked this phone number.`;
    case 'ERASED':
      return step.debt === 0
        ? `The account was erased on request: ${amount(step.points)} are gone.`
        : `The account was erased on request: ${amount(step.points)} and ${amount(step.debt)} owed are gone.`;
    case 'TIER':
      return step.lastDay === null
        ? `Your tier: ${step.tierName}.`
        : `${tierMoves[step.move]} ${step.tierName}, kept to the end of ${formatLocalDate(step.lastDay)}.`;
  }
}

function billSentence(step: Extract<ExplanationStep, { kind: 'BILL' }>): string {
  const less = (label: string, value: number) => (value === 0 ? '' : ` − ${label} ${money(value)}`);
  const subtracted =
    less('discounts', step.discounts) + less('not earning', step.excluded) + less('paid by points', step.paidByPoints);
  if (subtracted === '') return `Bill of ${money(step.gross)}, all of it earns.`;
  return `Bill of ${money(step.gross)}${subtracted} = ${money(step.eligible)} that earns.`;
}

type EarnedStep = Extract<ExplanationStep, { kind: 'EARNED' }>;
type CampaignStep = Extract<ExplanationStep, { kind: 'CAMPAIGN' }>;
type Sums = Extract<ExplanationStep, { kind: 'REVISED' }>['arithmetic'];

function arithmetic({ weighted, dongPerPoint }: EarnedStep): string {
  const over = weighted.reduce((sum, part) => sum + BigInt(part.eligible) * BigInt(part.multiplierPercent), 0n);
  const exact = formatQuotient(over, 100n * BigInt(dongPerPoint), style);
  const [only] = weighted;
  if (only !== undefined && weighted.length === 1) {
    return `${money(only.eligible)} ÷ ${money(dongPerPoint)}${factor(only.multiplierPercent)} = ${exact}`;
  }
  const parts = weighted.map((part) => `${money(part.eligible)}${factor(part.multiplierPercent)}`);
  return `(${parts.join(' + ')}) ÷ ${money(dongPerPoint)} = ${exact}`;
}

function factor(percent: number): string {
  return percent === 100 ? '' : ` × ${formatPercentAsFactor(percent, style)}`;
}

function campaignSentence({ name, effect, due, given }: CampaignStep, amount: (points: number) => string): string {
  const what = effect === 'BONUS' ? 'a bonus of' : 'of these';
  return given === due
    ? `Campaign “${name}”: ${what} ${amount(given)}.`
    : `Campaign “${name}”: ${what} ${amount(given)} instead of ${amount(due)}, its budget or limit was reached.`;
}

function revisedSentence(sums: Sums, amount: (points: number) => string): string {
  const goods =
    sums.kind === 'EDIT'
      ? 'The bill was corrected'
      : `Goods of ${money(sums.returned)} came back for ${money(sums.cash)} in money and ${amount(sums.restored)}`;
  const before = sums.takenBefore === 0 ? '' : `, ${amount(sums.takenBefore)} were taken back before`;
  const expired = sums.expired === 0 ? '' : `, ${amount(sums.expired)} expired`;
  return `${goods}. The remaining ${money(sums.eligible)} earns ${amount(sums.target)}; the bill gave ${amount(sums.earned)}${before}${expired}.`;
}

function money(dong: number): string {
  return `${formatWhole(dong, style)}₫`;
}
