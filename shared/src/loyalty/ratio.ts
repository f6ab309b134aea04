/** An exact fraction. Points are computed with these and rounded once, at the end (C2). */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const zero: Ratio = { over: 0n, under: 1n };

export function ratio(over: number | bigint, under: number | bigint = 1n): Ratio {
  return reduced(BigInt(over), BigInt(under));
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.over * b.under + b.over * a.under, a.under * b.under);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.over * b.over, a.under * b.under);
}

export function sumRatios(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(plus, zero);
}

/** The whole part of a fraction that is not negative. */
export function floorOf({ over, under }: Ratio): number {
  return wholeNumber(over / under);
}

export function roundHalfUp({ over, under }: Ratio): number {
  return wholeNumber((2n * over + under) / (2n * under));
}

export function ceilingOf({ over, under }: Ratio): number {
  return wholeNumber((over + under - 1n) / under);
}

function wholeNumber(value: bigint): number {
  if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`${value} is out of range`);
  return Number(value);
}

function reduced(over: bigint, under: bigint): Ratio {
  if (under <= 0n) throw new Error(`a fraction over ${under}`);
  const shared = greatestCommonDivisor(over < 0n ? -over : over, under);
  return { over: over / shared, under: under / shared };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
