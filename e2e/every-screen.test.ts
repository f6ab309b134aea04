import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { welcomeCustomers } from '../scripts/shop/demo-shop.ts';
import { furnish } from './furnish.ts';
import { type Hand, handOf, surprises } from './hand.ts';
import { axeProblems, smallTargets, spills } from './look-over.ts';
import { type Round, rounds } from './screens.ts';
import { type OpenShop, openShop } from './shop.ts';
import { meet, neutral, type StateRound, stateRounds, underWeather } from './states.ts';
import { visit } from './visit.ts';

/** The narrowest phone that Zalo still runs on, its letters set larger. */
const narrowPx = 320;
const largePercent = 130;

let shop: OpenShop;
let all: readonly Round[];
beforeAll(async () => {
  shop = await openShop();
  await welcomeCustomers(shop.world, shop.demo);
  all = rounds(await furnish(shop));
});
afterAll(() => shop?.stop());

/** What is wrong with the screen that stands there. The themes differ in colour alone. */
async function look({ page }: Hand, theme: 'light' | 'dark'): Promise<readonly string[]> {
  if (theme === 'dark') return axeProblems(page, 'contrast');
  return [
    ...(await axeProblems(page, 'everything')),
    ...(await smallTargets(page)),
    ...(await spills(page, narrowPx, largePercent)),
  ];
}

/** Walks one person's screens once, and says of each what is wrong with it. */
async function walk(theme: 'light' | 'dark', { person, visits }: Round): Promise<readonly string[]> {
  const hand = handOf(await shop.phoneOf(person, { theme }));
  const wrong: string[] = [];
  await hand.phone.open('/');
  for (const screen of visits) {
    await visit(hand, screen);
    wrong.push(...(await look(hand, theme)).map((line) => `${screen.name}: ${line}`));
  }
  wrong.push(...surprises(hand));
  await hand.phone.close();
  return wrong;
}

/** The same where something is missing: the API, the network, the entries, the permission. */
async function walkStates(theme: 'light' | 'dark', { person, states }: StateRound): Promise<readonly string[]> {
  const hand = handOf(await shop.phoneOf(person, { theme }));
  const weather = await underWeather(hand);
  const wrong: string[] = [];
  await hand.phone.open(neutral);
  await hand.page.locator('main:not(.gate)').waitFor();
  for (const state of states) {
    await meet(hand, state, weather);
    wrong.push(...(await look(hand, theme)).map((line) => `${state.name}, the API ${state.weather}: ${line}`));
  }
  await hand.phone.close();
  return wrong;
}

describe.each(['light', 'dark'] as const)('every screen in the %s theme', (theme) => {
  test.each([
    ['a newcomer', 0],
    ['a customer', 1],
    ['a cashier', 2],
    ['the owner', 3],
  ])('can be read, touched and heard by %s', async (_, at) => {
    const round = all[at];
    if (!round) throw new Error('nobody to walk');
    expect(await walk(theme, round)).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('a screen in the %s theme that lacks something', (theme) => {
  test.each(stateRounds.map((round) => [round.who, round] as const))('still tells %s what it is', async (_, round) => {
    expect(await walkStates(theme, round)).toEqual([]);
  });
});
