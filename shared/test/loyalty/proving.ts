import fc from 'fast-check';

/** One fixed ground for everybody's run; `QUAYLAI_SEED=random` breaks new ground, a number repeats a run. */
const givenSeed = process.env['QUAYLAI_SEED'] ?? '20261121';
const seed = givenSeed === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(givenSeed);

/** Checks a property and prints the seed when it fails; the failing case is shrunk. */
export function proving<Args>(property: fc.IProperty<Args>, numRuns = 300): void {
  const details = fc.check(property, { numRuns, seed });
  if (!details.failed) return;
  const report = `QUAYLAI_SEED=${seed}\n${fc.defaultReportMessage(details)}`;
  throw new Error(report, { cause: details.errorInstance });
}
