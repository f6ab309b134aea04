import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { measureChain, wholeDay } from './bench/chain.ts';
import { countAll } from './bench/counts.ts';
import { everySize, measureFlatness } from './bench/flatness.ts';
import { weighFunctions } from './bench/instructions.ts';
import { bars, machine, type Numbers, pageOf } from './bench/page.ts';
import { chainRows, countRows, flatRows, functionRows, throughputRows, verdictOf } from './bench/rows.ts';
import { measureThroughput } from './bench/throughput.ts';
import { freshSynthesis } from './fresh.ts';
import { keptRows } from './web/kept-rows.ts';

/**
 * `npm run bench`: what every operation costs, what every function weighs, and whether that is within its
 * budget; writes `docs/numbers.md`. Ends red when a budget is broken.
 */
await freshSynthesis();
const counts = await countAll();
const flatness = await measureFlatness(everySize);
const weighed = await weighFunctions();
const throughput = await measureThroughput();
const chain = await measureChain(wholeDay);
const rows = [
  ...countRows(counts),
  ...functionRows(weighed, counts),
  ...throughputRows(throughput),
  ...flatRows(flatness),
  ...chainRows(chain),
  ...keptRows(),
];
const numbers: Numbers = {
  date: new Date().toISOString().slice(0, 10),
  machine: machine(),
  rows,
  operations: counts.operations,
  jobs: counts.jobs,
  flatness,
  throughput,
  chain,
};
console.table(rows);
console.table(weighed);
writeFileSync('docs/numbers.json', `${JSON.stringify(numbers, null, 2)}\n`);
writeFileSync('docs/numbers.md', pageOf(numbers));
const written = counts.operations.filter(({ path, writeUnits }) => path === 'success' && writeUnits > 0);
writeFileSync(
  'docs/pictures/numbers-writes.svg',
  bars('Write units, success', [...new Map(written.map((each) => [each.operation, each.writeUnits]))]),
);
writeFileSync(
  'docs/pictures/numbers-growth.svg',
  bars(
    'Read units of an earn, by live lots',
    flatness
      .filter(({ axis }) => axis === 'live lots')
      .map(({ size, costs }) => [`${size} lots`, costs['earn']?.readUnits ?? 0]),
  ),
);
// The pages are looked at by the same checks as everything else.
spawnSync('biome', ['check', '--write', 'docs/numbers.json', 'docs/numbers.md', 'docs/pictures'], { stdio: 'inherit' });
const { told, code } = verdictOf(rows);
console.log(told);
process.exit(code);
