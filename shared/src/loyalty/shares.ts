import { type Dong, dong, sumDong } from '../words/money.ts';

/**
 * Divides an amount over weights by largest remainder: whole đồng, shares sum to the amount exactly, a tie goes to the
 * earlier line (C2, V12). Nothing to weigh by (all zero) is only allowed for an amount of zero.
 */
export function shareOut(amount: Dong, weights: readonly Dong[]): readonly Dong[] {
  const whole = BigInt(sumDong(weights));
  if (whole === 0n) {
    if (amount !== 0) throw new Error(`no lines to carry ${amount} đồng`);
    return weights.map(() => dong(0));
  }
  const parts = weights.map((weight, line) => {
    const scaled = BigInt(amount) * BigInt(weight);
    return { line, floor: scaled / whole, remainder: scaled % whole };
  });
  const missing = Number(BigInt(amount) - parts.reduce((sum, part) => sum + part.floor, 0n));
  const byRemainder = parts.toSorted((a, b) => compare(b.remainder, a.remainder) || a.line - b.line);
  const raised = new Set(byRemainder.slice(0, missing).map((part) => part.line));
  return parts.map(({ line, floor }) => dong(Number(floor) + (raised.has(line) ? 1 : 0)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
