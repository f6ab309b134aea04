import { jobHandlers } from '@quaylai/functions/jobs/handlers';
import type { Step } from '../../functions/test/model/store.ts';
import type { BenchWorld } from './bench-world.ts';
import { follow } from './followed.ts';
import { type Measured, openNotebook } from './notebook.ts';
import { type Requests, requestsOf } from './requests.ts';

const dayMs = 24 * 60 * 60_000;

interface Run {
  readonly job: 'expiry' | 'tier-review' | 'hold-sweep';
  /** What a member does that the clock changes later. */
  readonly cause: (as: Requests) => ReturnType<Requests['push']>;
  readonly laterMs: number;
}

const runs: readonly Run[] = [
  { job: 'expiry', cause: (as) => as.push(100_000), laterMs: 370 * dayMs },
  { job: 'tier-review', cause: (as) => as.push(6_000_000), laterMs: 800 * dayMs },
  { job: 'hold-sweep', cause: (as) => as.hold(20), laterMs: 11 * 60_000 },
];

/** Each job where one member is due, the same again, and where nobody is: what is left is what a member costs. */
export async function measureJobs(
  open: () => Promise<{ readonly bench: BenchWorld; readonly steps: Step[] }>,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const { job, cause, laterMs } of runs) {
    const { bench, steps } = await open();
    const [book, as] = [openNotebook(bench), requestsOf(bench)];
    if (job === 'hold-sweep') await bench.measure(as.push(1_000_000));
    const run = async (path: Measured['path']) => {
      let told = '';
      const cost = await bench.measureWork(async (context) => {
        const { members = 0, expired = 0, reviewed = 0, released = 0 } = await jobHandlers[job](context);
        told = `members ${members}, written ${expired + reviewed + released}`;
      });
      book.note(job, path, cost, told);
    };
    await run('refused');
    await bench.measure(cause(as));
    await follow(bench.rival, steps);
    bench.pass(laterMs);
    await run('success');
    await run('duplicate');
    measured.push(...book.measured);
  }
  return measured;
}
