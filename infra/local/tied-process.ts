import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const setpriv = '/usr/bin/setpriv';
const canTie = existsSync(setpriv);

/**
 * Starts a process that the kernel ends when this one dies, however it dies: a stopped sandbox cannot notice by itself.
 * Where util-linux is missing, only an orderly end of this process reaches the child.
 */
export function spawnTied(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (!canTie) return spawn(command, args, options);
  return spawn(setpriv, ['--pdeathsig', 'KILL', '--', command, ...args], options);
}
