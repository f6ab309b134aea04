import { spawn } from 'node:child_process';

/** `npm test`: every check there is, cheapest first; the first red group ends the run. */
interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

// Two cores: checks of one group run side by side, groups one after the other.
const groups: readonly (readonly Check[])[] = [
  [
    { name: 'format and lint', command: ['biome', 'ci', '.'] },
    { name: 'types', command: ['tsc', '-b', '--checkers', '1'] },
  ],
  [{ name: 'synthesis and Mini App build', command: ['tsx', 'scripts/fresh.ts'] }],
  [
    { name: 'unused code', command: ['knip'] },
    { name: 'unit, engine, infra', command: ['vitest', 'run', '--project', '!e2e'] },
  ],
  [{ name: 'end to end', command: ['vitest', 'run', '--project', 'e2e'] }],
];

interface Outcome {
  readonly check: Check;
  readonly seconds: number;
  readonly passed: boolean;
  readonly output: string;
}

function run(check: Check): Promise<Outcome> {
  const startedMs = Date.now();
  const [command, ...args] = check.command;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(String(error))));
    child.on('close', (code) => {
      const output = Buffer.concat(chunks).toString();
      resolve({ check, seconds: (Date.now() - startedMs) / 1000, passed: code === 0, output });
    });
  });
}

const startedMs = Date.now();
let passed = 0;
let failed = 0;
for (const group of groups) {
  for (const outcome of await Promise.all(group.map(run))) {
    console.log(`${outcome.passed ? '✓' : '✗'} ${outcome.check.name} (${outcome.seconds.toFixed(1)} s)`);
    if (outcome.passed) passed += 1;
    else failed += 1;
    const isTestRun = outcome.check.command[0] === 'vitest';
    if (!outcome.passed || isTestRun) console.log(outcome.output.trimEnd());
  }
  if (failed > 0) break;
}
console.log(`\n${((Date.now() - startedMs) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
