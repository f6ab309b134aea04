import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dice } from '../functions/test/dice.ts';
import { startEngine } from '../functions/test/engine.ts';
import { answerTo, type Call, randomCall, type TokenTable } from '../functions/test/model/differential.ts';
import { verdictOn } from '../functions/test/model/known-differences.ts';
import { modelTokenTable } from '../functions/test/model/token-tables.ts';
import { keepProof } from './bench/proofs.ts';
import { openEmptyTable } from './differential/empty-table.ts';
import { startDynamodbLocal } from './second-engine/dynamodb-local.ts';
import { fetchedEngine } from './second-engine/fetch-engine.ts';
import { missingJava } from './second-engine/java.ts';

/**
 * `npm run simulate:differential [-- --calls N --seed S]`: the same N random calls on the model of the table, on
 * dynoxide and on AWS's DynamoDB Local. Every answer is equal, or a difference that is known and has its reason.
 */
const callsWhole = 50_000;
const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: String(callsWhole) },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    /** Without AWS's own, which answers ten times slower. */
    'dynoxide-alone': { type: 'boolean', default: false },
  },
});
const [seed, calls] = [Number(values.seed), Number(values.calls)];
/** Each on a table of its own, so that an engine is never waited for by one alone. */
const lanes = 4;
const reportEvery = 5_000;
/** Tokens live for 256 calls. */
const eraShift = 8;

const local = values['dynoxide-alone'] ? null : await startLocal();
const engines = [
  { name: 'dynoxide', endpoint: (await startEngine()).endpoint },
  ...(local === null ? [] : [{ name: 'DynamoDB Local', endpoint: local.url }]),
];

const verdicts = new Map<string, number>();
let asked = 0;
const startedMs = performance.now();
const finds = (await Promise.all(Array.from({ length: lanes }, (_, lane) => compare(lane)))).filter(
  (find) => find !== null,
);
local?.stop();
const seconds = Math.round((performance.now() - startedMs) / 1000);
const counted = [...verdicts].sort();
for (const [verdict, count] of counted) console.log(`${String(count).padStart(7)} · ${verdict}`);
for (const find of finds) console.error(JSON.stringify(find, null, 1));
const told = { seed, calls: asked, engines: engines.map(({ name }) => name), seconds, verdicts: counted };
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
console.log(`${asked} calls in ${seconds} s: ${finds.length === 0 ? 'all tables agree' : 'they DISAGREE'}`);
if (finds.length === 0 && local !== null && calls >= callsWhole) {
  const found = { 'calls on all three tables': asked, ...Object.fromEntries(counted), 'answered otherwise': 0 };
  keepProof('simulate:differential', found);
}
process.exit(finds.length === 0 ? 0 : 1);

async function startLocal() {
  const missing = missingJava();
  if (missing === null) return startDynamodbLocal(fetchedEngine());
  console.error(`${missing}\nOnly dynoxide is asked.`);
  return null;
}

/** Null when every answer agreed; else the first that did not. */
async function compare(lane: number) {
  const roll = dice(seed * 1_000 + lane);
  const model = modelTokenTable();
  const others: readonly TokenTable[] = await Promise.all(
    engines.map(({ endpoint }) => openEmptyTable(endpoint, `lane-${lane}`)),
  );
  for (let each = lane; each < calls; each += lanes) {
    const call: Call = randomCall(roll, `${lane}.${each >> eraShift}`);
    const [said, ...expected] = await Promise.all([model, ...others].map((table) => answerTo(table, call)));
    for (const [place, { name }] of engines.entries()) {
      const verdict = verdictOn(call, said, expected[place]);
      const counting = `${name}: ${verdict}`;
      verdicts.set(counting, (verdicts.get(counting) ?? 0) + 1);
      if (verdict === 'OTHER') return { lane, each, engine: name, call, said, expected: expected[place] };
    }
    asked += 1;
    if (asked % reportEvery === 0) console.log(`${asked} calls`);
  }
  return null;
}
