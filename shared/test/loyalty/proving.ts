import fc from 'fast-check';

/** QUAYLAI_SEED repeats a run; without it each run tries new ground. */
const seed = Number(process.env['QUAYLAI_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** Checks a property and prints the seed when it fails; the failing case is shrunk. */
export function proving<Args>(property: fc.IProperty<Args>, numRuns = 300): void {
  const details = fc.check(property, { numRuns, seed });
  if (!details.failed) return;
  const report = `QUAYLAI_SEED=${seed}\n${fc.defaultReportMessage(details)}`;
  throw new Error(report, { cause: details.errorInstance });
}
