import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureChain, wholeDay } from './bench/chain.ts';
import { countAll } from './bench/counts.ts';
import { everySize, measureFlatness } from './bench/flatness.ts';
import { weighFunctions } from './bench/instructions.ts';
import { weighBySize, weighedSizes } from './bench/instructions-by-size.ts';
import { bars, machine, type Numbers, pageOf } from './bench/page.ts';
import { allRows, type Parts, verdictOf } from './bench/rows.ts';
import { measureThroughput } from './bench/throughput.ts';
import { freshSynthesis } from './fresh.ts';
import { keptRows } from './web/kept-rows.ts';

/**
 * `npm run bench [-- --only chain,flatness]`: what every operation costs, what every function weighs, and whether that
 * is within its budget; writes `docs/numbers.md`. Parts that are not asked for stay as they were measured last. Ends red
 * when a budget is broken.
 */
const file = 'docs/numbers.json';
const measures: Readonly<{ [Part in keyof Parts]: () => Promise<Parts[Part]> }> = {
  counts: countAll,
  weighed: weighFunctions,
  throughput: measureThroughput,
  flatness: () => measureFlatness(everySize),
  bySize: () => weighBySize(weighedSizes),
  chain: () => measureChain(wholeDay),
};
const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: true });
const wanted = values.only?.split(',') ?? Object.keys(measures);
const unknown = wanted.filter((part) => !(part in measures));
if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}: ${Object.keys(measures).join(', ')}`);

await freshSynthesis();
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly parts?: Parts }) : {};
const measured: Partial<Record<keyof Parts, unknown>> = {};
for (const part of Object.keys(measures) as (keyof Parts)[]) {
  console.log(wanted.includes(part) ? `measuring ${part}` : `keeping ${part}`);
  measured[part] = wanted.includes(part) ? await measures[part]() : before.parts?.[part];
  // What took minutes stays, whatever becomes of the rest.
  if (wanted.includes(part))
    writeFileSync(file, JSON.stringify({ ...before, parts: { ...before.parts, ...measured } }));
}
const missing = Object.keys(measures).filter((part) => measured[part as keyof Parts] === undefined);
if (missing.length > 0) throw new Error(`never measured here: ${missing.join(', ')}`);
const parts = measured as unknown as Parts;
const rows = [...allRows(parts), ...keptRows()];
const numbers: Numbers = { date: new Date().toISOString().slice(0, 10), machine: machine(), rows, parts };
console.table(rows);
writeFileSync(file, `${JSON.stringify(numbers, null, 2)}\n`);
writeFileSync('docs/numbers.md', pageOf(numbers));
const written = parts.counts.operations.filter(({ path, writeUnits }) => path === 'success' && writeUnits > 0);
writeFileSync(
  'docs/pictures/numbers-writes.svg',
  bars(
    'Write units, success',
    written.map(({ operation, writeUnits }) => [operation, writeUnits]),
  ),
);
writeFileSync(
  'docs/pictures/numbers-growth.svg',
  bars(
    'Read units of an earn, by live lots',
    parts.flatness
      .filter(({ axis }) => axis === 'live lots')
      .map(({ size, costs }) => [`${size} lots`, costs['earn']?.readUnits ?? 0]),
  ),
);
// The pages are looked at by the same checks as everything else.
spawnSync('biome', ['check', '--write', file, 'docs/numbers.md', 'docs/pictures'], { stdio: 'inherit' });
const { told, code } = verdictOf(rows);
console.log(told);
process.exit(code);
