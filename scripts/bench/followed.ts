import { project } from '@quaylai/functions/projections/project';
import { followed } from '@quaylai/shared/api/table-access';
import type { Step } from '../../functions/test/model/store.ts';
import { streamRecord } from '../../functions/test/model/stream-record.ts';
import type { BenchWorld } from './bench-world.ts';
import type { Cost } from './trace.ts';

const batchMax = 100;

export interface Followed extends Cost {
  readonly records: number;
  readonly entries: number;
  readonly invocations: number;
}

/** What the stream's function spends on what has happened so far, in batches as it is given them (PB15). */
export async function followAll(bench: BenchWorld, steps: readonly Step[]): Promise<Followed> {
  const wanted = steps.filter(({ key: { sk } }) => isFollowed(sk));
  let invocations = 0;
  const cost = await bench.measureWork(async (context) => {
    for (let start = 0; start < wanted.length; start += batchMax) {
      const batch = wanted.slice(start, start + batchMax).map((step, place) => streamRecord(step, start + place + 1));
      invocations += 1;
      const { batchItemFailures: failures } = await project(context, batch, (error) => {
        throw error;
      });
      if (failures.length > 0) throw new Error('a change could not be followed');
    }
  });
  return {
    ...cost,
    records: wanted.length,
    entries: wanted.filter(({ key }) => key.sk.startsWith('E#')).length,
    invocations,
  };
}

const isFollowed = (sk: string): boolean =>
  (followed.exactly as readonly string[]).includes(sk) || followed.beginning.some((start) => sk.startsWith(start));
