import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { welcomeCustomers } from '../scripts/shop/demo-shop.ts';
import { handOf, surprises } from './hand.ts';
import { axeProblems, smallTargets, spills } from './look-over.ts';
import { furnish, type Round, rounds, visit } from './screens.ts';
import { type OpenShop, openShop } from './shop.ts';

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

/** Walks one person's screens once, and says of each what is wrong with it. */
async function walk(theme: 'light' | 'dark', { person, visits }: Round): Promise<readonly string[]> {
  const hand = handOf(await shop.phoneOf(person, { theme }));
  const wrong: string[] = [];
  await hand.phone.open('/');
  for (const screen of visits) {
    await visit(hand, screen);
    // The themes differ in colour alone.
    const found =
      theme === 'dark'
        ? await axeProblems(hand.page, 'contrast')
        : [
            ...(await axeProblems(hand.page, 'everything')),
            ...(await smallTargets(hand.page)),
            ...(await spills(hand.page, narrowPx, largePercent)),
          ];
    wrong.push(...found.map((line) => `${screen.name}: ${line}`));
  }
  wrong.push(...surprises(hand));
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
