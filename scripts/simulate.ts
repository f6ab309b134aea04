import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keepProof } from './bench/proofs.ts';
import { huntAll, playAll } from './simulate/crew.ts';
import { faultRows } from './simulate/fault-words.ts';
import { type History, playHistory } from './simulate/history.ts';
import { printed, type Told, total } from './simulate/many.ts';
import { mutants } from './simulate/mutants.ts';

/**
 * `npm run simulate [-- --ops N --minutes M --seed S --jobs J]`: the real rooms over a model of the table, in bad
 * weather, until every invariant has held or one has not. A failure leaves a file with its seed and as few intents as
 * still fail; `--replay FILE` plays it again. `--mutants` plants bugs instead and says how soon each is found. What a run
 * of the full length found is kept for `docs/numbers.md`.
 */
const { values } = parseArgs({
  options: {
    ops: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    json: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    replay: { type: 'string' },
  },
});
const [seed, jobs] = [Number(values.seed), Number(values.jobs)];
const opsWanted = values.mutants ? 100_000 : 1_000_000;
const ops = Number(values.ops ?? opsWanted);
const limit = values.minutes === undefined ? {} : { minutes: Number(values.minutes) };
const failureFile = 'simulate-failure.json';
const reportEveryMs = 30_000;

const isWell =
  values.replay !== undefined ? await replay(values.replay) : values.mutants ? await plant() : await simulate();
process.exit(isWell ? 0 : 1);

async function simulate(): Promise<boolean> {
  console.log(`seed ${seed}, ${ops} operations`);
  let reportedMs = performance.now();
  const startedMs = performance.now();
  const told = await playAll({ seed, ops, jobs, ...limit }, (soFar) => {
    if (performance.now() - reportedMs < reportEveryMs) return;
    reportedMs = performance.now();
    console.log(printed(soFar));
  });
  const seconds = (performance.now() - startedMs) / 1000;
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ seed, jobs, seconds, ...told }, null, 2)}\n`);
  }
  console.log(`${printed(told)} · ${seconds.toFixed(0)} s`);
  if (told.failed === null) {
    // One that the clock ended has a row of its own: its length is what it came to.
    if (told.ops >= opsWanted) keepProof('simulate', { seed, ...foundIn(told) });
    else if ('minutes' in limit) keepProof(`simulate -- --minutes ${limit.minutes}`, { seed, ...foundIn(told) });
    return true;
  }
  const { violation, intents } = told.failed;
  console.error(`history ${told.failed.seed}, ${intents.length} intents are enough: ${violation}`);
  for (const intent of intents) console.error(JSON.stringify(intent));
  writeFileSync(failureFile, JSON.stringify(told.failed));
  console.error(`npm run simulate -- --replay ${failureFile}`);
  return false;
}

function foundIn(told: Told) {
  return {
    operations: told.ops,
    histories: told.histories,
    faults: total(told.faults),
    ...faultRows(told.faults),
    'requests answered': told.answered,
    'refused for business': told.refused,
    'never answered': told.unanswered,
    violations: 0,
    'operations a second of one core': Math.round(told.ops / told.cpuSeconds),
  };
}

async function replay(file: string): Promise<boolean> {
  const { violation } = await playHistory(JSON.parse(readFileSync(file, 'utf8')) as History);
  console.log(violation ?? 'everything held');
  return violation === null;
}

async function plant(): Promise<boolean> {
  const all = await huntAll({ seed, ops, jobs }, ({ name, ops: needed, violation }) =>
    console.log(`${needed === null ? '✗ not found' : `✓ ${needed} ops`} · ${name} · ${violation}`),
  );
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ seed, ops, found: all }, null, 2)}\n`);
  const found = all.filter((caught) => caught.ops !== null).length;
  console.log(`${found} of ${mutants.length} found`);
  // A player that was stopped has not hunted all of its own.
  if (ops >= opsWanted && all.length === mutants.length) {
    const each = all.map(
      ({ name, ops: needed }) => [`${name}: found within operations`, needed ?? 'not found'] as const,
    );
    keepProof('simulate -- --mutants', { seed, 'planted bugs': all.length, found, ...Object.fromEntries(each) });
  }
  return found === mutants.length;
}
