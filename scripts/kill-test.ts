import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepProof } from './bench/proofs.ts';
import { freshSynthesis } from './fresh.ts';
import { runKillTest } from './kill-test/run.ts';

/**
 * `npm run kill-test [-- --kills N --seed S]`: the whole local stack under HTTP load, functions and the database engine
 * killed without warning so many times, and then every invariant of the ledger over what lies on the disk.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const wanted = { seed: Number(values.seed), kills: Number(values.kills) };
console.log(`seed ${wanted.seed}, ${wanted.kills} kills`);
await freshSynthesis();
const folder = mkdtempSync(join(tmpdir(), 'kill-test-'));
try {
  const { kills, tally, entries, members, repeated, seconds } = await runKillTest(folder, wanted);
  const found = {
    'function processes killed': kills.function,
    'engine killed': kills.engine,
    'requests answered with yes': tally.answered,
    'tries without an answer': tally.unanswered,
    'entries replayed': entries,
    'members with a whole chain and the balance of their entries': members,
    'answers asked for again and found the same': repeated,
    'answers lost, or posted twice': 0,
  };
  console.table(found);
  console.log(tally.refused, `${seconds} s`);
  keepProof('kill-test', found);
  console.log('every balance is what its entries give, every chain is whole, nothing promised was lost');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
