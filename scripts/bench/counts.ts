import { modelTable } from '../../functions/test/model/model-table.ts';
import type { Step } from '../../functions/test/model/store.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { openBench } from './bench-world.ts';
import { type Followed, followAll } from './followed.ts';
import { type Measured, measureOperations } from './operations.ts';
import { type Size, sizesOf } from './sizes.ts';

export interface Counts {
  readonly operations: readonly Measured[];
  readonly followed: Followed;
  readonly sizes: readonly Size[];
}

/** PB1–PB3 and PB15 on the model of the table: exact, the same every time, in a second. */
export async function countAll(): Promise<Counts> {
  const steps: Step[] = [];
  const store = new ModelStore((step) => steps.push(step));
  const bench = await openBench(modelTable(store));
  steps.length = 0;
  const operations = await measureOperations(bench);
  const followed = await followAll(bench, steps);
  return { operations, followed, sizes: sizesOf(store) };
}
