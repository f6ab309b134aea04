import { availableParallelism } from 'node:os';
import { engineFaults } from './mutants/engine-faults.ts';
import type { Fault } from './mutants/fault.ts';
import { ledgerFaults } from './mutants/ledger-faults.ts';
import { operationsFaults } from './mutants/operations-faults.ts';
import { orderFaults } from './mutants/order-faults.ts';
import { openWorkbench, type Workbench } from './mutants/workbench.ts';

/**
 * `npm run mutants [-- TEXT]`: each fault put into a copy of the sources, to see that its test notices; with a text,
 * only the faults whose name holds it. Exits non-zero when one survives.
 */
const lanesMax = 2;
const [wanted = ''] = process.argv.slice(2);
const faults = [...engineFaults, ...ledgerFaults, ...orderFaults, ...operationsFaults].filter(({ name }) =>
  name.includes(wanted),
);
const benches = Array.from({ length: Math.min(lanesMax, availableParallelism()) }, () => openWorkbench('.'));

const startedMs = Date.now();
let survivors = 0;
try {
  const unfit = await brokenAnyway(benches[0], faults);
  if (unfit.length > 0) throw new Error(`these do not pass on the sources as they are:\n  ${unfit.join('\n  ')}`);
  const waiting = [...faults];
  await Promise.all(benches.map((bench) => workOff(bench, waiting)));
} finally {
  for (const bench of benches) bench.clear();
}
console.log(
  `${faults.length - survivors} of ${faults.length} caught (${Math.round((Date.now() - startedMs) / 1000)} s)`,
);
process.exit(survivors === 0 ? 0 : 1);

/** A test that is red or missing without any fault would catch nothing. */
async function brokenAnyway(bench: Workbench | undefined, all: readonly Fault[]): Promise<readonly string[]> {
  const files = [...new Set(all.map(({ caughtBy }) => caughtBy.file))];
  const titles = [...new Set(all.map(({ caughtBy }) => caughtBy.test))];
  const endings = await bench?.run(files, titles);
  return titles.filter((title) => endings?.get(title) !== 'passed');
}

async function workOff(bench: Workbench, waiting: Fault[]): Promise<void> {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const ending = await bench.tryOut(fault);
    const caught = ending === 'failed';
    if (!caught) survivors += 1;
    const { file, test } = fault.caughtBy;
    const verdict = caught ? 'caught by' : ending === 'passed' ? 'SURVIVES' : 'COULD NOT BE TRIED ON';
    console.log(`${caught ? '✓' : '✗'} ${fault.name}\n    ${verdict} «${test}» (${file})`);
  }
}
