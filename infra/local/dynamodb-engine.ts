import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';
import { spawnTied } from './tied-process.ts';

/** A DynamoDB-compatible server. `stop` ends it only when this process started it. */
export interface DynamodbEngine {
  url: string;
  stop(): Promise<void>;
  /** For a process that is about to end and can wait for nothing. */
  kill(): void;
}

const startMsMax = 10_000;
const startAttemptsMax = 3;

/** Attaches to `DYNAMODB_ENDPOINT`, or starts dynoxide: on a file in `dataFolder`, or in memory when that is null. */
export async function startDynamodbEngine(dataFolder: string | null): Promise<DynamodbEngine> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) return { url: given.replace(/\/$/, ''), stop: async () => undefined, kill: () => undefined };
  const pidFile = dataFolder && join(dataFolder, 'dynamodb.pid');
  if (dataFolder) mkdirSync(dataFolder, { recursive: true });
  if (pidFile) endLeftover(pidFile);
  for (let attempt = 1; ; attempt += 1) {
    const engine = await tryStart(dataFolder, pidFile);
    if (engine) return engine;
    // Another process may have taken the free port in between.
    if (attempt === startAttemptsMax) throw new Error('the DynamoDB engine does not start');
  }
}

async function tryStart(dataFolder: string | null, pidFile: string | null): Promise<DynamodbEngine | undefined> {
  const port = await freePort();
  const file = dataFolder ? ['--db-path', join(dataFolder, 'dynamodb.sqlite')] : [];
  const child = spawnTied(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port), ...file], {
    stdio: 'ignore',
  });
  child.on('error', () => undefined);
  const url = `http://127.0.0.1:${port}`;
  if (!(await answers(child, url))) {
    child.kill('SIGKILL');
    return undefined;
  }
  if (pidFile) writeFileSync(pidFile, String(child.pid));
  return { url, stop: () => ended(child), kill: () => void child.kill('SIGTERM') };
}

function binary(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve('@dynoxide/linux-x64/package.json')), 'dynoxide');
  } catch {
    throw new Error('no DynamoDB engine for this platform: name a running one in DYNAMODB_ENDPOINT');
  }
}

async function answers(child: ChildProcess, url: string): Promise<boolean> {
  const until = Date.now() + startMsMax;
  while (Date.now() < until && child.exitCode === null && child.pid) {
    const reached = await fetch(url, { method: 'HEAD' }).catch(() => undefined);
    if (reached && child.exitCode === null) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

// Two engines on one file would not see each other's writes; a killed run may have left one behind.
function endLeftover(pidFile: string): void {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8'));
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (command.includes('dynoxide') && command.includes(dirname(pidFile))) process.kill(pid, 'SIGKILL');
  } catch {
    // No such file or no such process: nothing was left behind.
  }
}
