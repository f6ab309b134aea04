import { onTestFailed } from 'vitest';
import type { Api } from '../scripts/shop/api.ts';
import type { DemoCustomer, DemoPerson } from '../scripts/shop/demo-people.ts';
import { join, pushBills } from '../scripts/shop/demo-shop.ts';
import { type Hand, handOf, surprises } from './hand.ts';
import type { PhoneOptions } from './phone.ts';
import { type OpenShop, openShop } from './shop.ts';

/** A shop whose customers have joined and paid their first bills. */
export async function openShopWith(customers: readonly DemoCustomer[]): Promise<OpenShop> {
  const shop = await openShop();
  for (const customer of customers) {
    await join(shop.world, customer);
    await pushBills(shop.world, shop.demo.integration, shop.demo.branchIds, customer);
  }
  return shop;
}

/** This person's phone, for one test: a test that fails leaves its picture and what it asked last. */
export async function inHand(shop: OpenShop, person: DemoPerson, options: Partial<PhoneOptions> = {}): Promise<Hand> {
  const hand = handOf(await shop.phoneOf(person, options));
  onTestFailed(async () => {
    await hand.phone.screenshot(`broken-${person.userId}`);
    console.error(person.name, surprises(hand), hand.phone.apiCalls.slice(-5), shop.stack.recentLog().slice(-5));
  });
  return hand;
}

/** The shop's clock goes forward. */
export const later = (shop: OpenShop, ms: number): void =>
  shop.stack.setClock(new Date(shop.world.nowMs() + ms).toISOString());

/** What the person's own card says: name, tier and points without the spaces between them. */
export async function cardOf(hand: Hand, name: string): Promise<string> {
  const card = hand.page.getByRole('region', { name });
  await card.waitFor();
  return ((await card.textContent()) ?? '').replace(/\s+/g, ' ');
}

/** The id of the reward that this caller sees under this name. */
export async function rewardNamed(asMember: Api, name: string) {
  const { reply } = await asMember.call('GET /v1/rewards', { query: {} });
  const reward = reply.items.find((each) => each.name === name);
  if (reward === undefined) throw new Error(`no reward is called ${name}`);
  return reward.rewardId;
}
