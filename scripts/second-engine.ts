import { spawn } from 'node:child_process';
import { startDynamodbLocal } from './second-engine/dynamodb-local.ts';
import { fetchedEngine } from './second-engine/fetch-engine.ts';
import { missingJava } from './second-engine/java.ts';

/**
 * `npm run test:second-engine [-- FILES]`: what runs on dynoxide in `npm test` again on AWS's own DynamoDB Local: every
 * test of functions, then a short demo through the whole local stack. No code knows which engine it runs on.
 */
const demoSeed = '20261121';
const demoInvoices = '60';
const files = process.argv.slice(2);

const startedMs = Date.now();
const suite = ['vitest', 'run', '--project', 'rooms', ...(files.length === 0 ? ['functions'] : files)];
const demo = ['tsx', 'scripts/demo.ts', '--invoices', demoInvoices, '--seed', demoSeed];
// It slows down as its tables pile up: half of the files each, on an engine of their own.
const halves = files.length === 0 ? ['--shard=1/2', '--shard=2/2'] : [null];
const outcomes = await Promise.all(halves.map((half) => onAnotherEngine(half === null ? suite : [...suite, half])));
let passed = outcomes.every(Boolean);
if (passed && files.length === 0) passed = await onAnotherEngine(demo);
console.log(`second engine ${passed ? 'agrees' : 'DISAGREES'} (${Math.round((Date.now() - startedMs) / 1000)} s)`);
process.exit(passed ? 0 : 1);

async function onAnotherEngine(command: readonly string[]): Promise<boolean> {
  const engine = await anotherEngine();
  const passed = await runs(command, engine.url);
  engine.stop();
  return passed;
}

async function anotherEngine(): Promise<{ readonly url: string; stop(): void }> {
  const url = process.env['DYNAMODB_ENDPOINT'];
  if (url) return { url, stop: () => undefined };
  const missing = missingJava();
  if (missing === null) return startDynamodbLocal(fetchedEngine());
  console.error(missing);
  process.exit(1);
}

function runs([command = '', ...args]: readonly string[], url: string): Promise<boolean> {
  return new Promise((done) => {
    const env = { ...process.env, DYNAMODB_ENDPOINT: url };
    const child = spawn(command, args, { stdio: 'inherit', env });
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}
