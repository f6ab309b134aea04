import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundle } from '@quaylai/infra/src/bundle';
import { lambdaNode } from '../lambda-node.ts';
import type { Caught } from './hunt.ts';
import { added, nothingTold, type Told } from './many.ts';
import type { Task } from './player.ts';

const player = fileURLToPath(new URL('./player.ts', import.meta.url));

type Asked = Pick<Task, 'seed' | 'ops' | 'minutes' | 'jobs'>;

/** All histories of a seed, shared among processes; which of them plays a history changes nothing in it. */
export async function playAll(asked: Asked, report: (soFar: Told) => void = () => undefined): Promise<Told> {
  const soFar: Told[] = Array.from({ length: asked.jobs }, () => nothingTold);
  const sum = () => soFar.reduce(added, nothingTold);
  await crew(asked, false, (job, line) => {
    soFar[job] = line as Told;
    report(sum());
    return (line as Told).failed === null;
  });
  return sum();
}

/** Every planted bug, each until it is found or `ops` are over. */
export async function huntAll(asked: Asked, report: (caught: Caught) => void): Promise<readonly Caught[]> {
  const all: Caught[] = [];
  await crew(asked, true, (_, line) => {
    all.push(line as Caught);
    report(line as Caught);
    return true;
  });
  return all;
}

/** The rooms as Lambda runs them: bundled, on its Node. `hear` answers whether the others shall go on. */
async function crew(asked: Asked, hunts: boolean, hear: (job: number, line: unknown) => boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  const children: ChildProcess[] = [];
  try {
    bundle(player, folder);
    const ends = Array.from({ length: asked.jobs }, (_, job) => {
      const task: Task = { ...asked, job, hunts };
      const child = spawn(lambdaNode(), [join(folder, 'index.js'), JSON.stringify(task)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.push(child);
      const lines = createInterface({ input: child.stdout });
      lines.on('line', (line) => {
        if (!hear(job, JSON.parse(line))) for (const other of children) if (other !== child) other.kill();
      });
      return ended(child);
    });
    await Promise.all(ends);
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A process that was sent home has nothing more to say, one that broke has. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) =>
      code === 0 || signal === 'SIGTERM' ? done() : fail(new Error(`a player ended with ${code ?? signal}`)),
    );
  });
}
