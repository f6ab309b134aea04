import { type DeskIntent, deskDraws } from './desk-intents.ts';
import { type Mood, within } from './mood.ts';
import { type PersonIntent, personDraws } from './person-intents.ts';

/**
 * What somebody sets out to do, by numbers that only say which of what there is then: taking one intent out of a
 * history leaves the others meaning something.
 */
export type Intent =
  | DeskIntent
  | PersonIntent
  | {
      readonly kind: 'SALE';
      readonly shop: number;
      readonly member: number;
      readonly order: number;
      readonly amount: number;
      readonly lateMinutes: number;
      readonly byPhone: boolean;
      readonly hold: boolean;
      /** Which of the customer's vouchers the bill is to take off, when it is to. */
      readonly shows: number | null;
    }
  | { readonly kind: 'EDIT' | 'CANCEL_ORDER'; readonly shop: number; readonly order: number; readonly amount: number }
  | {
      readonly kind: 'RETURN';
      readonly shop: number;
      readonly order: number;
      readonly slip: number;
      readonly quantity: number;
    }
  | {
      readonly kind: 'COUNTER';
      readonly shop: number;
      readonly member: number;
      readonly staff: number;
      readonly bill: number;
      readonly amount: number;
      readonly uses: number;
      readonly shows: number | null;
    }
  | {
      readonly kind: 'HOLD';
      readonly shop: number;
      readonly member: number;
      readonly staff: number;
      readonly order: number;
      readonly points: number;
    }
  | {
      readonly kind: 'CAPTURE' | 'VOID';
      readonly shop: number;
      readonly hold: number;
      readonly staff: number;
      readonly points: number;
    }
  | {
      readonly kind: 'REDEEM';
      readonly shop: number;
      readonly member: number;
      readonly reward: number;
      readonly branch: number;
    }
  | {
      readonly kind: 'TAKE_BACK' | 'PRESENT';
      readonly shop: number;
      readonly redemption: number;
      readonly branch: number;
    }
  | { readonly kind: 'APPROVE' | 'REFUSE'; readonly shop: number; readonly redemption: number; readonly staff: number }
  | { readonly kind: 'HOME' | 'HISTORY'; readonly shop: number; readonly member: number }
  | { readonly kind: 'RESTOCK'; readonly shop: number; readonly reward: number; readonly stock: number }
  | { readonly kind: 'JOB'; readonly job: number }
  | { readonly kind: 'TIME'; readonly ms: number };

type Draw = (roll: () => number) => Intent;
const below = (roll: () => number, end: number): number => Math.floor(roll() * end);
const shop = (roll: () => number) => below(roll, 2);

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How far time may jump at once, and how often: mostly minutes, seldom across an expiry. */
const jumps: readonly (readonly [share: number, msMax: number])[] = [
  [0.6, 15 * minuteMs],
  [0.85, 26 * 60 * minuteMs],
  [0.97, 40 * dayMs],
  [1, 400 * dayMs],
];

const draws: readonly (readonly [weight: number, draw: Draw])[] = [
  [26, sale],
  [4, (roll) => ({ kind: 'EDIT', shop: shop(roll), order: below(roll, 60), amount: amount(roll) })],
  [3, (roll) => ({ kind: 'CANCEL_ORDER', shop: shop(roll), order: below(roll, 60), amount: amount(roll) })],
  [
    6,
    (roll) => ({
      kind: 'RETURN',
      shop: shop(roll),
      order: below(roll, 60),
      slip: below(roll, 3),
      quantity: 1 + below(roll, 2),
    }),
  ],
  [8, counter],
  [5, (roll) => ({ kind: 'HOLD', ...atCounter(roll), order: below(roll, 60), points: 5 + below(roll, 40) })],
  [3, (roll) => ({ kind: 'CAPTURE', ...onHold(roll) })],
  [2, (roll) => ({ kind: 'VOID', ...onHold(roll) })],
  [
    14,
    (roll) => ({
      kind: 'REDEEM',
      shop: shop(roll),
      member: below(roll, 5),
      reward: below(roll, 4),
      branch: below(roll, 2),
    }),
  ],
  [4, (roll) => ({ kind: 'TAKE_BACK', ...onRedemption(roll) })],
  [6, (roll) => ({ kind: 'PRESENT', ...onRedemption(roll) })],
  [6, (roll) => ({ kind: 'APPROVE', shop: shop(roll), redemption: below(roll, 40), staff: below(roll, 2) })],
  [3, (roll) => ({ kind: 'REFUSE', shop: shop(roll), redemption: below(roll, 40), staff: below(roll, 2) })],
  [3, (roll) => ({ kind: 'HOME', shop: shop(roll), member: below(roll, 5) })],
  [1, (roll) => ({ kind: 'HISTORY', shop: shop(roll), member: below(roll, 5) })],
  [1, (roll) => ({ kind: 'RESTOCK', shop: shop(roll), reward: below(roll, 4), stock: below(roll, 9) })],
  [2, (roll) => ({ kind: 'JOB', job: below(roll, 8) })],
  [3, time],
];
const allDraws = [...draws, ...deskDraws, ...personDraws];

/** What a shop's customers and cashiers do all day. */
export const drawIntents = (roll: () => number, count: number): readonly Intent[] => drawn(draws, roll, count);

/** A day at two shops where what is seldom and done with care happens too; what people mostly do is the day's `mood`. */
export function drawDay(roll: () => number, count: number, mood: Mood): readonly Intent[] {
  const weighed = allDraws.map(([weight, draw], place) => [weight * mood.taste(place), draw] as const);
  return drawn(weighed, roll, count).map((intent) => within(mood, intent));
}

function drawn(drawnFrom: typeof draws, roll: () => number, count: number): readonly Intent[] {
  const weights = drawnFrom.reduce((sum, [weight]) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let chance = roll() * weights;
    const found = drawnFrom.find(([weight]) => {
      chance -= weight;
      return chance < 0;
    });
    return (found?.[1] ?? sale)(roll);
  });
}

const amount = (roll: () => number): number => 1_000 * (1 + below(roll, roll() < 0.1 ? 6_000 : 400));

function sale(roll: () => number): Intent {
  return {
    kind: 'SALE',
    shop: shop(roll),
    member: below(roll, 5),
    order: below(roll, 60),
    amount: amount(roll),
    // A till may be days behind, or its clock some minutes ahead.
    lateMinutes: roll() < 0.8 ? 0 : below(roll, 3 * 24 * 60) - 8,
    byPhone: roll() < 0.15,
    hold: roll() < 0.2,
    shows: roll() < 0.15 ? below(roll, 4) : null,
  };
}

const atCounter = (roll: () => number) => ({ shop: shop(roll), member: below(roll, 5), staff: below(roll, 2) });
function counter(roll: () => number): Intent {
  return {
    kind: 'COUNTER',
    ...atCounter(roll),
    bill: below(roll, 40),
    amount: amount(roll),
    uses: roll() < 0.4 ? 10 + below(roll, 20) : 0,
    shows: roll() < 0.5 ? below(roll, 4) : null,
  };
}
const onHold = (roll: () => number) => ({
  shop: shop(roll),
  hold: below(roll, 20),
  staff: below(roll, 2),
  points: 1 + below(roll, 40),
});
const onRedemption = (roll: () => number) => ({
  shop: shop(roll),
  redemption: below(roll, 40),
  branch: below(roll, 2),
});

function time(roll: () => number): Intent {
  const chance = roll();
  const [, msMax] = jumps.find(([share]) => chance < share) ?? [1, minuteMs];
  return { kind: 'TIME', ms: below(roll, msMax) };
}
