/** How often b goes into a, both whole and not negative: exact at any size, never through a float (D10). */
export function floorDivision(a: bigint | number, b: bigint | number): number {
  const quotient = BigInt(a) / BigInt(b);
  if (a < 0 || b <= 0 || quotient > BigInt(Number.MAX_SAFE_INTEGER)) throw new Error(`cannot divide ${a} by ${b}`);
  return Number(quotient);
}
