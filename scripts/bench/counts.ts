import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore, type Step } from '../../functions/test/model/store.ts';
import { openBench } from './bench-world.ts';
import { type FollowedCrowd, follow, followCrowd } from './followed.ts';
import { measureJobs } from './job-runs.ts';
import type { Measured } from './notebook.ts';
import { measureOperations } from './operations.ts';
import { type Size, sizesOf } from './sizes.ts';

export interface Counts {
  readonly operations: readonly Measured[];
  readonly jobs: readonly Measured[];
  readonly followed: FollowedCrowd;
  readonly sizes: readonly Size[];
}

/** PB1–PB3 and PB15 on the model of the table: exact, the same every time, in a second. */
export async function countAll(): Promise<Counts> {
  const stores: ModelStore[] = [];
  const operations = await measureOperations(async () => {
    const { bench, steps, store } = await openCounted();
    stores.push(store);
    return { bench, follow: () => follow(bench.rival, steps) };
  });
  const crowd = await openCounted();
  return {
    operations,
    jobs: await measureJobs(openCounted),
    followed: await followCrowd(crowd.bench, crowd.steps),
    sizes: sizesOf(stores.flatMap((store) => [...store])),
  };
}

/** A shop on a table whose stream is kept until somebody follows it. */
async function openCounted() {
  const steps: Step[] = [];
  const store = new ModelStore((step) => steps.push(step));
  const bench = await openBench(modelTable(store));
  await follow(bench.rival, steps);
  return { bench, steps, store };
}
