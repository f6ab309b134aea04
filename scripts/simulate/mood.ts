import { dice } from '../../functions/test/dice.ts';
import type { Climate } from '../../functions/test/weather/forecast.ts';
import { type Hardship, hard } from './hardship.ts';
import type { Intent } from './intents.ts';

/**
 * What kind of a day a history is. Each draws its own: how many ask at once and how few things they ask about, what they
 * mostly do, how bad the weather is. A bug that needs two of one thing at once hides from an average day and not from a
 * crowded one.
 */
export interface Mood {
  readonly clients: number;
  /** How many different ones there are of what an intent names by number; left out, as many as it draws from. */
  readonly spans: Readonly<Record<string, number>>;
  /** How often each kind of intent is drawn, against how often it is on an average day; by its place among the draws. */
  readonly taste: (place: number) => number;
  /** The clock's own errands that put back what was claimed, beside those that are drawn: EventBridge may call twice. */
  readonly sweepers: number;
  readonly climate: Climate;
  readonly hardship: Hardship;
}

/** About one call in seven goes wrong by itself. */
const usual: Climate['rates'] = {
  THROTTLED: 0.02,
  CONFLICT: 0.03,
  IN_PROGRESS: 0.01,
  SERVER_ERROR: 0.01,
  RESET_BEFORE: 0.01,
  ANSWER_LOST: 0.03,
  SLOW: 0.03,
  PARTIAL: 0.05,
};
/** As far as the handbook has a clock go wrong (reliability 4.4), either way. */
const clocksOffMsMax = 5 * 60_000;
/** Bad weather does not pass within a tenth of a second. */
const lasting = 0.5;
const noSpans = {};
/** One shop's two customers, two gifts, a handful of bills: everybody wants the same. */
const crowded = {
  shop: 1,
  member: 2,
  order: 6,
  redemption: 3,
  hold: 2,
  reward: 4,
  sold: 3,
  asked: 2,
  bill: 8,
  slip: 6,
  row: 4,
};
const someWhat = { member: 3, order: 20, redemption: 8, hold: 5, sold: 6 };

const even = () => 1;
const clientsOnAverage = 6;
const clientsMax = 20;
const tastes = [0, 0.3, 1, 1, 3];

export function moodOf(seed: number): Mood {
  const roll = dice(Math.imul(seed, 2_654_435_761));
  const among = <Value>(values: readonly Value[]): Value => values[Math.floor(roll() * values.length)] as Value;
  // Where half of the days are average ones, nothing that was found on them is lost.
  if (among([true, false])) {
    return {
      clients: clientsOnAverage,
      spans: noSpans,
      taste: even,
      sweepers: 0,
      climate: { rates: usual, lasting },
      hardship: hard,
    };
  }
  const drawn = Array.from({ length: drawsMax }, () => among(tastes));
  const [fair, rough] = [among([0, 1, 1, 2]), among([0.2, 1, 1, 4])];
  const scaled = <Numbers extends Readonly<Record<string, number>>>(numbers: Numbers, factor: number) =>
    Object.fromEntries(Object.entries(numbers).map(([name, share]) => [name, share * factor])) as Numbers;
  return {
    clients: 2 + Math.floor(roll() * (clientsMax - 1)),
    spans: among([crowded, crowded, someWhat, noSpans]),
    taste: among([(place: number) => drawn[place % drawsMax] ?? 1, even]),
    sweepers: among([0, 0, 1, 2]),
    climate: { rates: scaled(usual as Record<string, number>, fair), lasting },
    hardship: {
      ...hard,
      ...scaled({ crash: hard.crash, freeze: hard.freeze }, rough),
      skewMsMax: among([hard.skewMsMax, hard.skewMsMax, 150_000, clocksOffMsMax]),
      clockSet: among([hard.clockSet, 0.02]),
      freezeBetween: among([hard.freezeBetween, 0.2]),
    },
  };
}

/** At least as many as there are kinds of intents. */
const drawsMax = 64;

/** The same intent where there are fewer things to mean. */
export function within({ spans }: Pick<Mood, 'spans'>, intent: Intent): Intent {
  const named = intent as unknown as Readonly<Record<string, unknown>>;
  const narrowed = Object.entries(spans).flatMap(([name, end]) => {
    const value = named[name];
    return typeof value === 'number' ? [[name, value % end] as const] : [];
  });
  return { ...intent, ...Object.fromEntries(narrowed) };
}
