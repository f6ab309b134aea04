import { parseInstant } from '@quaylai/shared/words/vietnam-time';
import { dice } from '../../functions/test/dice.ts';
import { modelTable } from '../../functions/test/model/model-table.ts';
import { ModelStore } from '../../functions/test/model/store.ts';
import { forecast } from '../../functions/test/weather/forecast.ts';
import { askAgain, carryOut, runAllJobs, type Stage, sweep } from './client.ts';
import { Stream } from './delivery.ts';
import { engineIn } from './engine.ts';
import { noHardship } from './hardship.ts';
import { drawDay, type Intent } from './intents.ts';
import { nothingKnown } from './known.ts';
import { type Mood, moodOf } from './mood.ts';
import { checkEverything } from './oracle.ts';
import { notePublication, type Publications } from './oracle-rules.ts';
import { type Planted, type Shore, testKeys } from './sandbox.ts';
import { Sea } from './sea.ts';
import { openShops, pricedOffers, rulesOfShops, seededBytes } from './stage.ts';
import { watcher } from './watch.ts';

const deliveryMsMax = 400;
const sweptMsMax = 2_000;
/** A request is dated when it begins. */
const requestMs = 1_000;
/** Of what was promised, so much is asked for once more when all is over. */
const remindedShare = 0.15;
const startsAt = parseInstant('2026-11-21T09:00:00+07:00');

export interface Played {
  /** Null when everything held. */
  readonly violation: string | null;
  /** What went wrong, how often. */
  readonly faults: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly tally: Stage['tally'];
}

/** No bug is planted. */
export const perfect: Planted = {};

/** What makes a history again: the dice of its steps, what kind of a day it is, and what people set out to do. */
export interface History {
  readonly seed: number;
  readonly mood: number;
  readonly intents: readonly Intent[];
}

/** The same history gives the same steps, faults and answers. */
export async function playHistory({ seed, mood, intents }: History, planted = perfect): Promise<Played> {
  const day = moodOf(mood);
  const stage = await openStage(seed, day, planted);
  const { shore, stream } = stage;
  let violation: string | null = null;
  try {
    await shore.sea.run(act(stage, intents, day));
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
  return {
    violation,
    faults: { ...shore.forecast.struck, ...shore.tally, rewinds: stream.rewinds },
    calls: shore.sea.turns,
    tally: stage.tally,
  };
}

function told(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.name === 'Error' ? cause.message : `${cause.name}: ${cause.message}`;
}

export const historyOf = (seed: number, count: number): History => ({
  seed,
  mood: seed,
  intents: drawDay(dice(seed), count, moodOf(seed)),
});

async function openStage(seed: number, { climate, hardship }: Mood, planted: Planted) {
  if (startsAt === null) throw new Error('not a time');
  const stream = new Stream();
  const watch = watcher();
  const sea = new Sea(dice(seed ^ 0x5eed), startsAt);
  const published: Publications = new Map();
  const store = new ModelStore((step) => {
    stream.follow(step);
    watch(step);
    notePublication(published, step, sea.now);
  });
  const shops = await openShops(modelTable(store), startsAt, testKeys, rulesOfShops, pricedOffers);
  const suffered = { crashes: 0, timedOut: 0, frozen: 0, late: 0, clocks: 0, conflicts: 0, torn: 0, stale: 0 };
  const shared = { sea, store, hardship, tally: suffered };
  const shore: Shore = Object.assign(shared, {
    engine: engineIn(shared),
    clocksApartMs: Math.max(requestMs, 2 * hardship.skewMsMax),
    forecast: forecast(seed, climate),
    randomBytes: seededBytes(seed),
    planted,
  });
  const tally = { answered: 0, done: {}, refused: {}, unanswered: 0, retried: 0 };
  const stage: Stage = { shore, shops, known: nothingKnown(), promised: [], idle: [], found: [], tally };
  return { ...stage, stream, published };
}

type OpenStage = Awaited<ReturnType<typeof openStage>>;

async function act(stage: OpenStage, intents: readonly Intent[], { clients, sweepers }: Mood): Promise<void> {
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
  const sweeper = async () => {
    while (busy > 0) {
      await sweep(stage);
      await sea.step(sea.roll() * sweptMsMax);
    }
  };
  await Promise.all([
    ...Array.from({ length: clients }, client),
    ...Array.from({ length: sweepers }, sweeper),
    deliverer(),
  ]);
}

/** The weather clears, what froze goes on, the stream and the jobs catch up. */
async function calmDown(stage: OpenStage): Promise<void> {
  const { shore } = stage;
  shore.forecast.calm(true);
  shore.hardship = noHardship;
  // Some wake when what they had claimed was swept, some before it.
  await shore.sea.step(sweptAfterMs);
  await sweep(stage);
  await shore.sea.step(frozenLongest);
  for (let round = 0; round < settlingRounds; round++) {
    await drain(stage);
    shore.sea.pass(settlingMs);
    await runAllJobs(stage);
  }
  for (const promise of stage.promised) {
    if (!shore.sea.chance(remindedShare)) continue;
    shore.tally.late += 1;
    await askAgain(stage, promise);
  }
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

const sweptAfterMs = 13 * 60_000;
const frozenLongest = 60 * 60_000;
const settlingMs = 11 * 60_000;
const settlingRounds = 4;
const batchesMax = 100_000;
