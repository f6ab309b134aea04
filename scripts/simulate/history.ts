import type { Table } from '@quaylai/functions/cloud/table';
import { parseInstant } from '@quaylai/shared/words/vietnam-time';
import { dice } from '../../functions/test/dice.ts';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { type Climate, forecast } from '../../functions/test/weather/forecast.ts';
import { askAgain, carryOut, runAllJobs, type Stage } from './client.ts';
import { Stream } from './delivery.ts';
import { drawIntents, type Intent } from './intents.ts';
import { nothingKnown } from './known.ts';
import { checkEverything } from './oracle.ts';
import { hard, noHardship, type Shore } from './sandbox.ts';
import { Sea } from './sea.ts';
import { openShops, seededBytes } from './stage.ts';
import { watcher } from './watch.ts';

/** About one call in seven goes wrong by itself. */
const climate: Climate = {
  rates: {
    THROTTLED: 0.02,
    CONFLICT: 0.03,
    IN_PROGRESS: 0.01,
    SERVER_ERROR: 0.01,
    RESET_BEFORE: 0.01,
    ANSWER_LOST: 0.03,
    SLOW: 0.03,
  },
};

const clients = 6;
const deliveryMsMax = 400;
/** Of what was promised, so much is asked for once more when all is over. */
const remindedShare = 0.15;
const startsAt = parseInstant('2026-11-21T09:00:00+07:00');

export interface Played {
  /** Null when everything held. */
  readonly violation: string | null;
  readonly faults: number;
  readonly calls: number;
  readonly tally: Stage['tally'];
}

export const perfect = (table: Table): Table => table;

/** One history: the same seed and the same intents give the same steps, faults and answers. */
export async function playHistory(seed: number, intents: readonly Intent[], bent = perfect): Promise<Played> {
  const stage = await openStage(seed, bent);
  const { shore, stream } = stage;
  let violation: string | null = null;
  try {
    await shore.sea.run(act(stage, intents));
    await shore.sea.run(calmDown(stage));
    await checkEverything(stage);
    const [bug] = stage.found;
    if (bug !== undefined) throw bug;
  } catch (error) {
    // What a follower could not do comes first: what it left undone only follows from it.
    const [cause = error] = stage.found;
    violation = told(cause);
    if (process.env['SIMULATE_STACK'] !== undefined && cause instanceof Error) console.error(cause.stack);
  }
  const struck = total(shore.forecast.struck);
  return {
    violation,
    faults: struck + total(shore.tally) + stream.rewinds,
    calls: shore.sea.turns,
    tally: stage.tally,
  };
}

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

function told(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.name === 'Error' ? cause.message : `${cause.name}: ${cause.message}`;
}

export const intentsOf = (seed: number, count: number): readonly Intent[] => drawIntents(dice(seed), count, true);

async function openStage(seed: number, bent: (table: Table) => Table) {
  if (startsAt === null) throw new Error('not a time');
  const stream = new Stream();
  const watch = watcher();
  const store = new ModelStore((step) => {
    stream.follow(step);
    watch(step);
  });
  const shops = await openShops(modelTable(store), startsAt);
  const shore: Shore = {
    sea: new Sea(dice(seed ^ 0x5eed), startsAt),
    store,
    forecast: forecast(seed, climate),
    locked: new Set(),
    randomBytes: seededBytes(seed),
    hardship: hard,
    tally: { crashes: 0, timedOut: 0, frozen: 0, conflicts: 0, torn: 0, stale: 0 },
    bent,
  };
  const tally = { answered: 0, refused: {}, unanswered: 0, retried: 0 };
  const stage: Stage = { shore, shops, known: nothingKnown(), promised: [], idle: [], found: [], tally };
  return { ...stage, stream };
}

type OpenStage = Awaited<ReturnType<typeof openStage>>;

async function act(stage: OpenStage, intents: readonly Intent[]): Promise<void> {
  const { sea } = stage.shore;
  const left = [...intents.entries()].reverse();
  let busy = clients;
  const client = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      await sea.step();
      await carryOut(stage, next[1], next[0]);
    }
    busy -= 1;
  };
  const deliverer = async () => {
    while (busy > 0) {
      await stage.stream.deliver(stage);
      await sea.step(sea.roll() * deliveryMsMax);
    }
  };
  await Promise.all([...Array.from({ length: clients }, client), deliverer()]);
}

/** The weather clears, what froze goes on, the stream and the jobs catch up. */
async function calmDown(stage: OpenStage): Promise<void> {
  const { shore } = stage;
  shore.forecast.calm(true);
  shore.hardship = noHardship;
  await shore.sea.step(frozenLongest);
  for (let round = 0; round < settlingRounds; round++) {
    await drain(stage);
    shore.sea.pass(settlingMs);
    await runAllJobs(stage);
  }
  for (const promise of stage.promised) if (shore.sea.chance(remindedShare)) await askAgain(stage, promise);
  // A repeated question writes down what the clock did meanwhile.
  await drain(stage);
  await runAllJobs(stage);
  await drain(stage);
}

async function drain({ stream, ...stage }: OpenStage): Promise<void> {
  for (let batch = 0; !stream.isDrained; batch++) {
    if (batch > batchesMax) throw new Error('Q11 · the stream never ends');
    await stream.deliver(stage);
  }
}

const frozenLongest = 30 * 60_000;
const settlingMs = 11 * 60_000;
const settlingRounds = 4;
const batchesMax = 100_000;
