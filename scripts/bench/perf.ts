import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { lambdaNode } from '../lambda-node.ts';
import type { Environment } from './function-environment.ts';

const driver = fileURLToPath(new URL('./driver.cjs', import.meta.url));

/** What a process printed, and how it ended; null when it could not be started. */
interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Plays events through a bundled function in a process of Lambda's Node. */
export const drive = (args: readonly string[], env: Environment): Promise<Ended> =>
  run(lambdaNode(), [driver, ...args], env);

/** Instructions of user space that playing them took; null where perf is not there or may not count. */
export async function instructionsOf(args: readonly string[], env: Environment): Promise<number | null> {
  const command = ['stat', '-x', ',', '-e', 'instructions:u', lambdaNode(), driver, ...args];
  const { stderr, status } = await run('perf', command, env);
  if (status === null) return null;
  if (status !== 0) throw new Error(`a measured process failed: ${stderr.slice(-2_000)}`);
  return countedIn(stderr);
}

export const countedIn = (told: string): number | null => {
  const counted = /^(\d+),[^,]*,instructions/m.exec(told)?.[1];
  return counted === undefined ? null : Number(counted);
};

/** The middle one; null when there is none. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? null;
}

/** Not in step with this process: it serves the secret that the child asks for. */
function run(command: string, args: readonly string[], env: Environment): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(command, args, { env: env as NodeJS.ProcessEnv });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('latin1');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', () => done({ stdout, stderr, status: null }));
    child.on('close', (status) => done({ stdout, stderr, status: status ?? 1 }));
  });
}
