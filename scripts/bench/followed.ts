import type { Context } from '@quaylai/functions/http/context';
import { project } from '@quaylai/functions/projections/project';
import { followed } from '@quaylai/shared/api/table-access';
import type { Step } from '../../functions/test/model/store.ts';
import { streamRecord } from '../../functions/test/model/stream-record.ts';
import type { BenchWorld } from './bench-world.ts';
import { requestsOf } from './requests.ts';
import type { Cost } from './trace.ts';
import { withCrowd } from './with-crowd.ts';

/** As the event source mapping makes them where records come faster than a batch takes (infra/src/stream-consumer). */
export const batchMax = 100;
/** An order wakes the stream twice: by its entry and by the account. */
const recordsPerOrder = 2;

/** What the stream's function spends on entries of members who have nothing to do with each other (PB15). */
export interface Followed extends Cost {
  readonly records: number;
  readonly entries: number;
  readonly invocations: number;
}

export interface FollowedCrowd {
  /** A full batch: as many members as it holds orders, one each, at one branch. */
  readonly full: Followed;
  /** One order, and nothing else within the batch's window. */
  readonly alone: Followed;
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

/** Second orders: with the first one of a member it is noted, too, when its points expire. */
export async function followCrowd(shop: BenchWorld, steps: Step[]): Promise<FollowedCrowd> {
  const bench = await withCrowd(shop, batchMax / recordsPerOrder);
  const everybody = bench.shop.members.map((_, place) => requestsOf(bench, place));
  const orders = async (buyers: typeof everybody) => {
    for (const as of buyers) await bench.measure(as.push(100_000));
  };
  await orders(everybody);
  await follow(bench.rival, steps);
  const followed = async (buyers: typeof everybody): Promise<Followed> => {
    bench.pass(60 * 60_000);
    await orders(buyers);
    const records = steps.filter(({ key: { sk } }) => isFollowed(sk));
    let invocations = 0;
    const cost = await bench.measureWork(async (context) => {
      invocations = await follow(context, steps);
    });
    const entries = records.filter(({ key: { sk } }) => sk.startsWith('E#')).length;
    return { ...cost, records: records.length, entries, invocations };
  };
  return { full: await followed(everybody), alone: await followed(everybody.slice(0, 1)) };
}

export const isFollowed = (sk: string): boolean =>
  (followed.exactly as readonly string[]).includes(sk) || followed.beginning.some((start) => sk.startsWith(start));
