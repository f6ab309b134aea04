import { defaultRules } from '@quaylai/shared/programme/default-rules';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore, type Step } from '../../functions/test/model/store.ts';
import { itemBytes } from '../../functions/test/model/value.ts';
import { type BenchWorld, openBench } from './bench-world.ts';
import { growCrowd } from './crowd-items.ts';
import { follow } from './followed.ts';
import { phone, type Requests, requestsOf } from './requests.ts';
import type { Cost } from './trace.ts';

/** What grows: the programme, a member's history, or the lots that a member has and does not spend. */
export const axes = ['members', 'entries', 'live lots'] as const;
export type Axis = (typeof axes)[number];

/** What the same requests cost at one size (PB8). */
export interface Flat {
  readonly axis: Axis;
  readonly size: number;
  readonly costs: Readonly<Record<string, Cost>>;
  /** The account with the pages its lots lie on. */
  readonly accountBytes: number;
}

export type Sizes = Readonly<Record<Axis, readonly number[]>>;

export const everySize: Sizes = {
  members: [100, 1_000, 10_000, 100_000],
  entries: [10, 100, 1_000, 5_000],
  'live lots': [10, 30, 100, 300, 1_000],
};

/** A page that is full at the smallest size too. */
const pageEntries = 10;
const halfHourMs = 30 * 60_000;
const minuteMs = 60_000;

interface Grown {
  readonly bench: BenchWorld;
  readonly store: ModelStore;
  readonly as: Requests;
}

export async function measureFlatness(sizes: Sizes): Promise<readonly Flat[]> {
  const measured: Flat[] = [];
  for (const axis of axes) {
    const { grown, growTo } = await openGrowing(axis);
    for (const size of sizes[axis]) {
      await growTo(size);
      measured.push(await measure(axis, size, grown));
    }
  }
  return measured;
}

/** A shop whose second member grows, or whose crowd does, as often as asked. */
export async function openGrowing(
  axis: Axis,
  opening: Parameters<typeof openBench>[1] = {},
): Promise<{ readonly grown: Grown; growTo(size: number): Promise<void> }> {
  const steps: Step[] = [];
  const store = new ModelStore((step) => steps.push(step));
  const bench = await openBench(modelTable(store), { rules: defaultRules, ...opening });
  const grown = { bench, store, as: requestsOf(bench) };
  await follow(bench.rival, steps);
  await bench.measure(grown.as.push(10_000, { phone }));
  if (axis === 'members') {
    // As many entries as a page shows.
    for (let made = 0; made < pageEntries; ) made += await live(grown, pageEntries);
    return { grown, growTo: (size) => growCrowd(bench, store, steps, size) };
  }
  let reached = 0;
  const grow = axis === 'entries' ? live : buy;
  return {
    grown,
    growTo: async (size) => {
      while (reached < size) reached += await grow(grown, size - reached);
      steps.length = 0;
    },
  };
}

/** An ordinary life: all that is earned is spent. Answers how many entries that made. */
async function live({ bench, as }: Grown, most: number): Promise<number> {
  const { points = '0' } = await replyTo(bench, as.push(100_000));
  bench.pass(minuteMs);
  if (most < 3) return 1;
  const { holdId = '' } = await replyTo(bench, as.hold(Number(points)));
  await bench.measure(as.capture(holdId, Number(points)));
  bench.pass(halfHourMs);
  return 3;
}

async function replyTo(bench: BenchWorld, request: ReturnType<Requests['home']>) {
  const { answer } = await bench.measure(request);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value.reply as Readonly<Record<string, string>>;
}

/** Buys and never spends: a live lot for each purchase. */
async function buy({ bench, as }: Grown): Promise<number> {
  await bench.measure(as.push(100_000));
  bench.pass(halfHourMs);
  return 1;
}

/** Leaves as many lots as it found: what is earned here is spent here. */
async function measure(axis: Axis, size: number, { bench, store, as }: Grown): Promise<Flat> {
  for (const request of [as.home(), as.queue(), as.find()]) await bench.measure(request);
  const costs: Record<string, Cost> = {};
  const note = async (
    name: string,
    request: ReturnType<Requests['home']>,
  ): Promise<Readonly<Record<string, string>>> => {
    const { cost, answer } = await bench.measure(request);
    if (!answer.ok) throw new Error(`${name}: ${answer.problem.code}`);
    costs[name] = cost;
    return answer.value.reply as Readonly<Record<string, string>>;
  };
  const { points = '0' } = await note('earn', as.push(100_000));
  const { holdId = '' } = await note('hold', as.hold(Number(points)));
  await note('capture', as.capture(holdId, Number(points)));
  await note('home', as.home());
  await note('history page', { ...as.history(), query: { limit: String(pageEntries) } });
  await note('find by phone', as.find());
  await note('approvals queue', as.queue());
  const pk = `${bench.shop.programme.id}#M#${bench.shop.members[1]?.member}`;
  const pages = store.query({ pk, from: 'HEAD', to: 'HEAD', limit: 1 }).items;
  const spilt = store.query({ pk, from: 'SPILL#', to: 'SPILL#~', limit: 1_000 }).items;
  const accountBytes = [...pages, ...spilt].reduce((sum, item) => sum + itemBytes(item), 0);
  return { axis, size, costs, accountBytes };
}
