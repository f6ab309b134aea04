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

/**
 * Attaches to `DYNAMODB_ENDPOINT`, or starts dynoxide: on a file in `dataFolder`, or in memory when that is null. On a
 * file it is started again at the same address when it dies, as the cloud's never stays away.
 */
export async function startDynamodbEngine(dataFolder: string | null): Promise<DynamodbEngine> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  if (given) return { url: given.replace(/\/$/, ''), stop: async () => undefined, kill: () => undefined };
  const pidFile = dataFolder && join(dataFolder, 'dynamodb.pid');
  if (dataFolder) mkdirSync(dataFolder, { recursive: true });
  if (pidFile) endLeftover(pidFile);
  const started = await start(dataFolder, freePort);
  return dataFolder === null ? unwatched(started) : watched(started, dataFolder);
}

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
}

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

function unwatched({ child, port }: Started): DynamodbEngine {
  return { url: urlOf(port), stop: () => ended(child), kill: () => void child.kill('SIGTERM') };
}

function watched(started: Started, dataFolder: string): DynamodbEngine {
  const { port } = started;
  let current = started;
  let starting: Promise<void> | undefined;
  let wanted = true;

  function watch(next: Started): void {
    current = next;
    writeFileSync(join(dataFolder, 'dynamodb.pid'), String(next.child.pid));
    const restart = () => {
      if (wanted) starting = start(dataFolder, async () => port).then(watch);
    };
    if (runs(next.child)) next.child.once('exit', restart);
    else restart();
    if (!wanted) next.child.kill('SIGTERM');
  }

  watch(started);
  return {
    url: urlOf(port),
    stop: async () => {
      wanted = false;
      await starting;
      await ended(current.child);
    },
    kill: () => {
      wanted = false;
      current.child.kill('SIGTERM');
    },
  };
}

async function start(dataFolder: string | null, choosePort: () => Promise<number>): Promise<Started> {
  for (let attempt = 1; attempt <= startAttemptsMax; attempt += 1) {
    // Another process may take a free port in between.
    const started = await tryStart(dataFolder, await choosePort());
    if (started) return started;
  }
  throw new Error('the DynamoDB engine does not start');
}

async function tryStart(dataFolder: string | null, port: number): Promise<Started | undefined> {
  const file = dataFolder ? ['--db-path', join(dataFolder, 'dynamodb.sqlite')] : [];
  const child = spawnTied(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port), ...file], {
    stdio: 'ignore',
  });
  child.on('error', () => undefined);
  if (await answers(child, urlOf(port))) return { child, port };
  child.kill('SIGKILL');
  return undefined;
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
  while (Date.now() < until && runs(child)) {
    const reached = await fetch(url, { method: 'HEAD' }).catch(() => undefined);
    if (reached && runs(child)) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

// One that was killed has a signal and no code.
const runs = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null;

function ended(child: ChildProcess): Promise<void> {
  if (!runs(child)) return Promise.resolve();
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
