import type { TierMetric } from '../programme/tier-rule.ts';
import { groupThousands } from './money.ts';
import type { RuleFault } from './rule-problems-vi.ts';

/** The sentence beside the field: what is wrong and what to enter. */
export function ruleFaultInEnglish(fault: RuleFault): string {
  switch (fault.kind) {
    case 'NOT_A_NUMBER':
      return 'Enter a whole number.';
    case 'NOT_A_TEXT':
      return 'Enter words.';
    case 'NOT_A_CHOICE':
      return 'Choose one of the choices.';
    case 'MISSING':
      return 'This is missing. Fill it in.';
    case 'UNKNOWN_FIELD':
      return 'Rules have no such field. Leave it out.';
    case 'TOO_SMALL':
      return `At least ${groupThousands(fault.minimum)}.`;
    case 'TOO_BIG':
      return `At most ${groupThousands(fault.maximum)}.`;
    case 'TEXT_TOO_SHORT':
      return 'This cannot be empty.';
    case 'TEXT_TOO_LONG':
      return `At most ${fault.maximum} characters.`;
    case 'TOO_FEW':
      return `At least ${fault.minimum} of them.`;
    case 'TOO_MANY':
      return `At most ${fault.maximum} of them.`;
    case 'BAD_ID':
      return 'Only letters without accents, digits and hyphens.';
    case 'WRONG':
      return 'This is not right. Enter it again.';
    case 'FIRST_TIER_NOT_ZERO':
      return 'The first tier starts at 0, so that every member has one.';
    case 'LADDER_NOT_RISING':
      return `This must be above the ${inUnit(fault.previous, fault.metric)} of tier ${fault.previousName}.`;
    case 'KEEP_ABOVE_ENTER':
      return `Keeping a tier cannot ask more than reaching it, ${inUnit(fault.enter, fault.metric)}.`;
    case 'ENDS_BEFORE_START':
      return 'The end must come after the start.';
    case 'SAME_ID':
      return 'This code is used already.';
    case 'SAME_NAME':
      return `There is a tier named ${fault.name} already. Choose another name.`;
  }
}

function inUnit(value: number, metric: TierMetric): string {
  const units = { NET_SPEND: 'đ', ORDER_COUNT: ' bills', EVENT_COUNT: ' activities', LIFETIME_POINTS: ' points' };
  return `${groupThousands(value)}${units[metric]}`;
}
