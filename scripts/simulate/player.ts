import { perfect } from './history.ts';
import { hunt } from './hunt.ts';
import { playMany, type Share } from './many.ts';
import { mutants } from './mutants.ts';
import { shrink } from './shrink.ts';

const shrinkTriesMax = 400;

/** What a process of its own is asked: its share of the histories, or of the planted bugs. */
export type Task = Share & { readonly job: number; readonly jobs: number; readonly hunts: boolean };

// Nobody reads where the weather's errors were thrown.
if (process.env['SIMULATE_STACK'] === undefined) Error.stackTraceLimit = 0;

const tell = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function play(task: Task): Promise<void> {
  if (!task.hunts) {
    const told = await playMany(task, perfect, tell);
    return void tell(
      told.failed === null ? told : { ...told, failed: await shrink(told.failed, perfect, shrinkTriesMax) },
    );
  }
  for (const [place, mutant] of mutants.entries()) {
    if (place % task.jobs === task.job) tell(await hunt(mutant, task.seed, task.ops));
  }
}

play(JSON.parse(process.argv[2] ?? '{}')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
