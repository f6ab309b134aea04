import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dice } from '../functions/test/dice.ts';
import { startEngine } from '../functions/test/engine.ts';
import { agree, answerTo, randomCall } from '../functions/test/model/differential.ts';
import { modelTable } from '../functions/test/model/model-table.ts';
import { ModelStore } from '../functions/test/model/store.ts';
import { perfect } from './simulate/history.ts';
import { hunt, playMany, printed } from './simulate/many.ts';
import { mutants } from './simulate/mutants.ts';
import { shrink } from './simulate/shrink.ts';

/**
 * `npm run simulate [-- --ops N --seed S]`: the real rooms over a model of the table, in bad weather, until every
 * invariant has held or one has not. `--mutants` plants bugs instead and says how soon each is found; `--differential`
 * asks the model and a real engine the same N random questions (`DYNAMODB_ENDPOINT` names another engine).
 */
const { values } = parseArgs({
  options: {
    ops: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    differential: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const ops = Number(values.ops);
const shrinkTriesMax = 200;

const isWell = values.differential ? await compare() : values.mutants ? await huntAll() : await simulate();
process.exit(isWell ? 0 : 1);

async function simulate(): Promise<boolean> {
  console.log(`seed ${seed}, ${ops} operations`);
  const told = await playMany({ seed, ops }, perfect, (soFar) => console.log(printed(soFar)));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
  console.log(printed(told));
  if (told.failed === null) return true;
  console.error(`history ${told.failed.seed}: ${told.failed.violation}`);
  const { seed: shorter, intents, violation, tries } = await shrink(told.failed, perfect, shrinkTriesMax);
  console.error(`history ${shorter}, ${intents.length} intents are enough (${tries} tries): ${violation}`);
  for (const intent of intents) console.error(JSON.stringify(intent));
  return false;
}

async function huntAll(): Promise<boolean> {
  let found = 0;
  for (const mutant of mutants) {
    const caught = await hunt(mutant, seed, 100_000);
    if (caught !== null) found += 1;
    console.log(
      `${caught === null ? '✗ not found' : `✓ ${caught.ops} ops`} · ${mutant.name} · ${caught?.violation ?? ''}`,
    );
  }
  console.log(`${found} of ${mutants.length} found`);
  return found === mutants.length;
}

async function compare(): Promise<boolean> {
  const roll = dice(seed);
  const [model, engine] = [modelTable(new ModelStore()), (await startEngine()).table];
  for (let each = 1; each <= ops; each++) {
    const call = randomCall(roll);
    const [said, expected] = [await answerTo(model, call), await answerTo(engine, call)];
    if (agree(said, expected)) continue;
    console.error(`call ${each} of seed ${seed}: ${JSON.stringify({ call, said, expected }, null, 1)}`);
    return false;
  }
  console.log(`${ops} calls, and model and engine agree on every answer`);
  return true;
}
