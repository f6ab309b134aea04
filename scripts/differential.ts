import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Table } from '@quaylai/functions/cloud/table';
import { dice } from '../functions/test/dice.ts';
import { startEngine } from '../functions/test/engine.ts';
import { answerTo, type Call, randomCall } from '../functions/test/model/differential.ts';
import { verdictOn } from '../functions/test/model/known-differences.ts';
import { modelTable } from '../functions/test/model/model-table.ts';
import { ModelStore } from '../functions/test/model/store.ts';
import { startDynamodbLocal } from './second-engine/dynamodb-local.ts';
import { fetchedEngine } from './second-engine/fetch-engine.ts';
import { missingJava } from './second-engine/java.ts';

/**
 * `npm run simulate:differential [-- --calls N --seed S]`: the same N random calls on the model of the table, on
 * dynoxide and on AWS's DynamoDB Local. Every answer is equal, or a difference that is known and has its reason.
 */
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    /** Without AWS's own, which answers ten times slower. */
    'dynoxide-alone': { type: 'boolean', default: false },
  },
});
const [seed, calls] = [Number(values.seed), Number(values.calls)];
/** Each on keys of its own, so that an engine is never waited for by one alone. */
const lanes = 4;
const warmUpCalls = 20;
const reportEvery = 5_000;

interface Engine {
  readonly name: string;
  readonly open: () => Promise<Table>;
}

const local = values['dynoxide-alone'] ? null : await startLocal();
const engines: readonly Engine[] = [
  { name: 'dynoxide', open: async () => (await startEngine()).table },
  ...(local === null
    ? []
    : [{ name: 'DynamoDB Local', open: async () => (await startEngine(local.url)).table } satisfies Engine]),
];

const verdicts = new Map<string, number>();
let asked = 0;
const startedMs = performance.now();
const finds = (await Promise.all(Array.from({ length: lanes }, (_, lane) => compare(lane)))).filter(
  (find) => find !== null,
);
local?.stop();
const seconds = (performance.now() - startedMs) / 1000;
for (const [verdict, count] of [...verdicts].sort()) console.log(`${String(count).padStart(7)} · ${verdict}`);
for (const find of finds) console.error(JSON.stringify(find, null, 1));
const told = { seed, calls: asked, engines: engines.map(({ name }) => name), seconds, verdicts: [...verdicts].sort() };
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
console.log(`${asked} calls in ${seconds.toFixed(0)} s: ${finds.length === 0 ? 'all tables agree' : 'they DISAGREE'}`);
process.exit(finds.length === 0 ? 0 : 1);

async function startLocal() {
  const missing = missingJava();
  if (missing === null) return startDynamodbLocal(fetchedEngine());
  console.error(`${missing}\nOnly dynoxide is asked.`);
  return null;
}

/** A new engine's first answers may take longer than the client waits for: asked again, a write meets itself. */
async function warmedUp(table: Table): Promise<Table> {
  const key = { pk: 'warm#UP#', sk: 'HEAD' };
  for (let each = 0; each < warmUpCalls; each++) {
    await table.get(key).catch(() => null);
    await table.write({ put: { ...key, v: each } }).catch(() => null);
    await table.transact([{ update: key, change: 'ADD v :one', values: { ':one': 1 } }]).catch(() => null);
    await table.query({ pk: key.pk, from: 'A', to: 'Z', limit: 1 }).catch(() => null);
  }
  return table;
}

/** Null when every answer agreed; else the first that did not. */
async function compare(lane: number) {
  const roll = dice(seed * 1_000 + lane);
  const model = modelTable(new ModelStore());
  const others = await Promise.all(
    engines.map(async ({ name, open }) => ({ name, table: await warmedUp(await open()) })),
  );
  for (let each = 0; each < calls / lanes; each++) {
    const call: Call = randomCall(roll);
    const [said, ...expected] = await Promise.all(
      [model, ...others.map(({ table }) => table)].map((table) => answerTo(table, call)),
    );
    for (const [place, { name }] of others.entries()) {
      const verdict = verdictOn(call, said, expected[place]);
      const counted = `${name}: ${verdict}`;
      verdicts.set(counted, (verdicts.get(counted) ?? 0) + 1);
      if (verdict === 'OTHER') return { lane, each, engine: name, call, said, expected: expected[place] };
    }
    asked += 1;
    if (asked % reportEvery === 0) console.log(`${asked} calls`);
  }
  return null;
}
