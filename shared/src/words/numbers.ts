import { groupThousands } from './money.ts';

/** Which mark separates decimals: Vietnamese writes 23,88 and English 23.88. */
export interface NumberStyle {
  readonly decimal: ',' | '.';
  readonly group: '.' | ',';
}

export const vietnameseNumbers: NumberStyle = { decimal: ',', group: '.' };
export const englishNumbers: NumberStyle = { decimal: '.', group: ',' };

/** Decimal places shown of a quotient that does not end. */
const placesMax = 4;

export function formatWhole(value: number, { group }: NumberStyle): string {
  return groupThousands(value).replaceAll('.', group);
}

/** A quotient of whole numbers, never through a float: exact if it ends within `placesMax`, else cut and followed by "…". */
export function formatQuotient(a: bigint, b: bigint, style: NumberStyle): string {
  const scale = 10n ** BigInt(placesMax);
  const scaled = (a * scale) / b;
  const places = (scaled % scale).toString().padStart(placesMax, '0').replace(/0+$/, '');
  const whole = formatWhole(Number(scaled / scale), style);
  const cut = (a * scale) % b === 0n ? '' : '…';
  return places === '' ? whole + cut : whole + style.decimal + places + cut;
}

/** 120 → "1,2". */
export function formatPercentAsFactor(percent: number, style: NumberStyle): string {
  return formatQuotient(BigInt(percent), 100n, style);
}
