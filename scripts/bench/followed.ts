import type { Context } from '@quaylai/functions/http/context';
import { project } from '@quaylai/functions/projections/project';
import { followed } from '@quaylai/shared/api/table-access';
import type { Step } from '../../functions/test/model/store.ts';
import { streamRecord } from '../../functions/test/model/stream-record.ts';
import type { BenchWorld } from './bench-world.ts';
import { requestsOf } from './requests.ts';
import type { Cost } from './trace.ts';

const batchMax = 100;

/** What the stream's function spends on entries of members who have nothing to do with each other (PB15). */
export interface Followed extends Cost {
  readonly records: number;
  readonly entries: number;
  readonly invocations: number;
}

/** Hands on what happened since the last time, in batches as Lambda does; answers how many. */
export async function follow(context: Context, steps: Step[]): Promise<number> {
  const wanted = steps.splice(0).filter(({ key: { sk } }) => isFollowed(sk));
  let invocations = 0;
  for (let start = 0; start < wanted.length; start += batchMax) {
    const batch = wanted.slice(start, start + batchMax).map((step, place) => streamRecord(step, start + place + 1));
    invocations += 1;
    const { batchItemFailures: failures } = await project(context, batch, (error) => {
      throw error;
    });
    if (failures.length > 0) throw new Error('a change could not be followed');
  }
  return invocations;
}

/** One order each of every member there is, in one go: nobody's entries can be added up before they are written. */
export async function followCrowd(bench: BenchWorld, steps: Step[]): Promise<Followed> {
  const everybody = bench.shop.members.map((_, place) => requestsOf(bench, place));
  const orders = async () => {
    for (const as of everybody) await bench.measure(as.push(100_000));
  };
  // The first order of a member also notes when its points expire.
  await orders();
  await follow(bench.rival, steps);
  bench.pass(60 * 60_000);
  await orders();
  const records = steps.filter(({ key: { sk } }) => isFollowed(sk));
  let invocations = 0;
  const cost = await bench.measureWork(async (context) => {
    invocations = await follow(context, steps);
  });
  const entries = records.filter(({ key: { sk } }) => sk.startsWith('E#')).length;
  return { ...cost, records: records.length, entries, invocations };
}

const isFollowed = (sk: string): boolean =>
  (followed.exactly as readonly string[]).includes(sk) || followed.beginning.some((start) => sk.startsWith(start));
