import type { CampaignRule } from '../programme/campaign-rule.ts';
import type { ExpiryRule } from '../programme/expiry-rule.ts';
import { groupThousands } from './money.ts';
import { formatPercentAsFactor, type NumberStyle } from './numbers.ts';
import type { SettingKind, SettingValue } from './rule-settings.ts';
import { formatInstantForPeople } from './sentence-parts.ts';

/** The words of one language that values of settings are written with. */
export interface ValueWords {
  readonly style: NumberStyle;
  readonly none: string;
  readonly unlimited: string;
  readonly yes: string;
  readonly no: string;
  readonly always: string;
  readonly choices: Readonly<Record<string, string>>;
  readonly weekdays: readonly string[];
  readonly days: (count: string) => string;
  readonly minutes: (count: string) => string;
  readonly bonus: (points: string) => string;
  readonly common: string;
  readonly life: (expiry: ExpiryRule) => string;
}

/** Minutes of the day → "09:00"; 1440 is "24:00". */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "12-31" → "31/12". */
export function dayAndMonth(date: string): string {
  return `${date.slice(3)}/${date.slice(0, 2)}`;
}

/** A setting's value as people read it. */
export function writeSetting(kind: SettingKind, value: SettingValue, words: ValueWords): string {
  if (value === null) return ofNothing(kind, words);
  if (Array.isArray(value)) return ofMany(kind, value as readonly (string | number)[], words);
  switch (kind) {
    case 'DONG':
      return `${groupThousands(Number(value))}đ`;
    case 'COUNT':
    case 'LIMIT':
      return groupThousands(Number(value));
    case 'DAYS':
      return words.days(groupThousands(Number(value)));
    case 'MINUTES':
      return words.minutes(groupThousands(Number(value)));
    case 'PERCENT':
      return `${String(value)}%`;
    case 'FACTOR':
      return `×${formatPercentAsFactor(Number(value), words.style)}`;
    case 'YES_NO':
      return value === true ? words.yes : words.no;
    case 'CHOICE':
      return words.choices[String(value)] ?? String(value);
    case 'MOMENT':
      return formatInstantForPeople(String(value));
    case 'LIFE':
      return words.life(value as ExpiryRule);
    case 'EFFECT':
      return effect(value as CampaignRule['effect'], words);
    case 'HOURS': {
      const { from, until } = value as NonNullable<CampaignRule['hours']>;
      return `${clockTime(from)}–${clockTime(until)}`;
    }
    default:
      return value === '' ? words.none : String(value);
  }
}

function ofNothing(kind: SettingKind, { unlimited, common, always, none }: ValueWords): string {
  if (kind === 'LIMIT') return unlimited;
  if (kind === 'LIFE') return common;
  return kind === 'HOURS' ? always : none;
}

function ofMany(kind: SettingKind, values: readonly (string | number)[], words: ValueWords): string {
  if (kind === 'SIZE') return groupThousands(values.length);
  if (values.length === 0) return kind === 'WEEKDAYS' ? words.always : words.none;
  if (kind === 'WEEKDAYS') return values.map((day) => words.weekdays[Number(day) - 1] ?? '').join(', ');
  if (kind === 'CHOICES') return values.map((choice) => words.choices[String(choice)] ?? '').join(', ');
  return values.join(', ');
}

function effect(given: CampaignRule['effect'], { style, bonus }: ValueWords): string {
  return given.kind === 'MULTIPLY'
    ? `×${formatPercentAsFactor(given.percent, style)}`
    : bonus(groupThousands(given.points));
}
