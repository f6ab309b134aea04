import lighthouse from 'lighthouse';
import { median } from './spread.ts';

export type Visit = 'first' | 'return';

export interface Loaded {
  readonly lcpMs: number;
  readonly tbtMs: number;
  readonly cls: number;
  /** Of 100; nothing is missing at 100. */
  readonly accessibility: number;
}

/** Audits that ask something of Zalo's page, or again what e2e/every-screen.test.ts asks more strictly. */
const skipAudits = [
  // Zalo's own page forbids zooming; nothing of ours can allow it.
  'meta-viewport',
  // Ours asks for 44 px instead of 24, and what the navigation covers can be scrolled out from under it.
  'target-size',
];

/** One page load as Lighthouse simulates it on a mid-range phone: 4× CPU, slow 4G. */
async function load(url: string, visit: Visit, port: number): Promise<Loaded> {
  const outcome = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
    skipAudits,
    disableFullPageScreenshot: true,
    // A first visit finds nothing kept on the phone; the return visit finds what the visit before has left.
    disableStorageReset: visit === 'return',
    clearStorageTypes: ['all'],
  });
  const report = outcome?.lhr;
  if (!report || report.runtimeError) throw new Error(`${url}: ${report?.runtimeError?.message ?? 'no report'}`);
  const numberOf = (audit: string): number => {
    const value = report.audits[audit]?.numericValue;
    if (value === undefined) throw new Error(`${url}: no ${audit}`);
    return value;
  };
  return {
    lcpMs: numberOf('largest-contentful-paint'),
    tbtMs: numberOf('total-blocking-time'),
    cls: numberOf('cumulative-layout-shift'),
    accessibility: (report.categories['accessibility']?.score ?? 0) * 100,
  };
}

/** A screen loaded several times, each first visit followed by the one that returns. */
export async function loads(url: string, port: number, runs: number): Promise<Readonly<Record<Visit, Loaded[]>>> {
  const found: Record<Visit, Loaded[]> = { first: [], return: [] };
  for (let run = 0; run < runs; run++) {
    found.first.push(await load(url, 'first', port));
    found.return.push(await load(url, 'return', port));
  }
  return found;
}

export const medianLoad = (runs: readonly Loaded[]): Loaded => ({
  lcpMs: median(runs.map(({ lcpMs }) => lcpMs)),
  tbtMs: median(runs.map(({ tbtMs }) => tbtMs)),
  cls: median(runs.map(({ cls }) => cls)),
  accessibility: Math.min(...runs.map(({ accessibility }) => accessibility)),
});
