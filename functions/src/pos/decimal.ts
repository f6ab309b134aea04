import { type Dong, dong, dongMax } from '@quaylai/shared/words/money';

/** A decimal number as its digits: `units` ÷ 10^`scale`. Exact where a float is not. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

// JSON numbers print in their shortest form, at worst "1e-7".
const pattern = /^(-?)(\d+)(?:\.(\d+))?(?:e-(\d{1,3}))?$/;

/** Takes an amount as a JSON number or as text ("199999.6000"); null when it is no plain decimal. */
export function parseDecimal(value: number | string): Decimal | null {
  const match = pattern.exec(typeof value === 'number' ? String(value) : value.trim());
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const magnitude = BigInt(whole + fraction);
  return { units: sign === '-' ? -magnitude : magnitude, scale: fraction.length + Number(exponent) };
}

export function times(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** Rounded once, half-up away from zero, to whole đồng (C0, E26); null beyond what a bill may carry. */
export function roundToDong({ units, scale }: Decimal): Dong | null {
  const one = 10n ** BigInt(scale);
  const magnitude = units < 0n ? -units : units;
  const rounded = (2n * magnitude + one) / (2n * one);
  if (rounded > BigInt(dongMax)) return null;
  return dong(units < 0n && rounded !== 0n ? -Number(rounded) : Number(rounded));
}

/** An amount as it is sent; what is left out is nothing. Null when it is none that a bill may carry. */
export function amountIn(amount: number | string | null | undefined): Dong | null {
  const decimal = parseDecimal(amount ?? 0);
  return decimal === null ? null : roundToDong(decimal);
}
