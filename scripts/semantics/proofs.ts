/** A test that proves an example, and how it ended. */
export interface Proof {
  readonly file: string;
  readonly passed: boolean;
}

/** Where a test works: on the pure engine, on the ledger and its table, or through the whole functions on that table. */
export type Level = 'engine' | 'ledger' | 'API';

const throughTheApi = /^functions\/test\/(routes|semantics|security|jobs)\//;

export function levelOf(file: string): Level {
  if (file.startsWith('shared/')) return 'engine';
  return throughTheApi.test(file) ? 'API' : 'ledger';
}

/** "functions/test/routes/staff/holds.test.ts" → "staff/holds". */
export function shortName(file: string): string {
  return file
    .replace(/\.test\.tsx?$/, '')
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/^(loyalty|semantics)\//, '');
}

const everyHistory =
  'a property of every history: checked after each step of random ones, on the engine and on the ledger';

/** Examples that need no proof through the API, and why: they say nothing of time, order, repetition or races. */
export const withoutApi: Readonly<Record<string, string>> = {
  I1: everyHistory,
  I2: everyHistory,
  I4: everyHistory,
  I5: everyHistory,
  I6: everyHistory,
  I7: everyHistory,
  I8: everyHistory,
  I9: 'forty members on ten gifts: raced on the ledger’s own claim, which V01 meets through the API',
};

export interface Verdict {
  readonly id: string;
  readonly stands: boolean;
  /** What is wrong or allowed, in words; null when there is nothing to say. */
  readonly note: string | null;
  readonly where: Readonly<Record<Level, readonly string[]>>;
}

export function judge(id: string, proofs: readonly Proof[]): Verdict {
  const at = (level: Level) => [
    ...new Set(proofs.filter(({ file }) => levelOf(file) === level).map(({ file }) => shortName(file))),
  ];
  const where = { engine: at('engine'), ledger: at('ledger'), API: at('API') };
  const failed = proofs.filter(({ passed }) => !passed).map(({ file }) => shortName(file));
  if (proofs.length === 0) return { id, stands: false, note: 'not proven', where };
  if (failed.length > 0) return { id, stands: false, note: `FAILS in ${failed.join(', ')}`, where };
  if (where.API.length > 0) return { id, stands: true, note: null, where };
  const reason = withoutApi[id];
  return { id, stands: reason !== undefined, note: reason ?? 'not proven through the API', where };
}
