import { groupThousands } from './money.ts';
import { englishNumbers, formatQuotient } from './numbers.ts';
import type { RuleWarning } from './rule-warnings-vi.ts';

export function ruleWarningInEnglish(warning: RuleWarning): string {
  switch (warning.kind) {
    case 'GENEROUS':
      return `Tier ${warning.tierName} gets ${percent(warning.perMille)} of a bill back in points. Make sure that your margin is above that.`;
    case 'POINT_WORTH_MORE_THAN_PRICE':
      return `Tier ${warning.tierName} gets ${percent(warning.perMille)} back: as much as was paid, or more. The value of a point may be a slip.`;
    case 'WHOLE_BILL_BY_POINTS':
      return 'A whole bill can be paid with points.';
    case 'MINIMUM_FAR_AWAY':
      return `A customer has to spend ${dong(warning.spend)} before points can be used at all.`;
    case 'NEVER_EXPIRES':
      return 'Points never expire: what customers hold will only grow, so keep an eye on it.';
    case 'SHORT_LIFE':
      return `Points last only ${warning.months} months: who comes rarely loses them before using them.`;
    case 'CAMPAIGNS_STACK':
      return `${warning.count} campaigns can add up: tier ${warning.tierName} gets up to ${percent(warning.perMille)} of a bill back.`;
    case 'HIGHER_TIER_EARNS_LESS':
      return `Tier ${warning.tierName} earns less than ${warning.belowName} below it.`;
    case 'STEP_TOO_FAR':
      return `Tier ${warning.tierName} asks ${dong(warning.enter)}, too far from ${warning.belowName}: hardly anybody will reach it.`;
    case 'EVERYBODY_REACHES':
      return `Tier ${warning.tierName} asks only ${dong(warning.enter)}: nearly everybody reaches it at once.`;
  }
}

function percent(perMille: number): string {
  return `${formatQuotient(BigInt(perMille), 10n, englishNumbers)}%`;
}

function dong(value: number): string {
  return `${groupThousands(value)}đ`;
}
