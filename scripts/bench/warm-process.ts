import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { lambdaNode } from '../lambda-node.ts';
import type { Environment } from './function-environment.ts';
import { countedIn } from './perf.ts';

const driver = fileURLToPath(new URL('./driver-by-turns.cjs', import.meta.url));
/** What the code does, not what the compiler got round to meanwhile: so it repeats, on a machine that is busy too. */
const interpreted = ['--jitless', '--single-threaded'];
const counter = 'perf';
/** Nothing here may wait for ever: a turn takes a few seconds. */
const turnMsMax = 180_000;

/** A function in a process of Lambda's Node that stays warm from one count to the next. */
export interface WarmProcess {
  play(events: readonly unknown[]): Promise<void>;
  /** Instructions of user space that playing them took; null where perf is not there or may not count. */
  count(events: readonly unknown[]): Promise<number | null>;
  close(): void;
}

export function openWarmProcess(file: string, env: Environment): WarmProcess {
  const child = spawn(lambdaNode(), [...interpreted, driver, file], {
    env: env as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let failed = '';
  child.stderr.on('data', (chunk: Buffer) => {
    failed += chunk.toString();
  });
  let isDone: () => void = () => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    // The function's own log lines pass by here too.
    if (/^done$/m.test(chunk.toString())) isDone();
  });
  const ended = new Promise<never>((_, fail) => {
    child.on('close', () => fail(new Error(`a measured process ended: ${failed.slice(-2_000)}`)));
  });
  // Nobody asks it any more when it is closed.
  ended.catch(() => undefined);
  const say = async (word: string) => {
    const done = new Promise<void>((answer) => {
      isDone = answer;
    });
    const tooLong = setTimeout(() => child.kill(), turnMsMax);
    child.stdin.write(`${word}\n`);
    await Promise.race([done, ended]).finally(() => clearTimeout(tooLong));
  };
  const load = async (events: readonly unknown[]) => {
    const path = `${file}.turn.json`;
    writeFileSync(path, JSON.stringify(events));
    await say(path);
  };
  return {
    play: async (events) => {
      await load(events);
      await say('play');
    },
    count: async (events) => {
      await load(events);
      return counted(child.pid ?? 0, () => say('play'));
    },
    close: () => child.kill(),
  };
}

/** Counts in a process that runs already, from the moment that perf says it does until it is told to stop. */
async function counted(pid: number, work: () => Promise<void>): Promise<number | null> {
  const wanted = ['stat', '-x', ',', '-e', 'instructions:u', '-D', '-1', '--control', 'fd:3,4', '-p', String(pid)];
  const perf = spawn(counter, wanted, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  let told = '';
  perf.stderr?.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const ended = once(perf, 'close').catch(() => null);
  if (!(await heard(perf, 'enable', ended))) return null;
  try {
    await work();
    await heard(perf, 'disable', ended);
  } finally {
    perf.kill('SIGINT');
  }
  await ended;
  return countedIn(told);
}

/** False when it ended instead of answering. */
async function heard(perf: ChildProcess, word: string, ended: Promise<unknown>): Promise<boolean> {
  const [, , , to, from] = perf.stdio as [unknown, unknown, unknown, Writable, Readable];
  to.on('error', () => undefined);
  to.write(`${word}\n`);
  return Promise.race([once(from, 'data').then(() => true), ended.then(() => false)]);
}
