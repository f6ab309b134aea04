const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

/** The smallest value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const value = sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
