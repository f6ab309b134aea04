import { freePort } from '@quaylai/infra/local/free-port';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../e2e/browser.ts';
import { freshMiniApp, freshSynthesis } from '../fresh.ts';
import { cashier, customers, type DemoPerson, newcomer, owner } from '../shop/demo-people.ts';
import { openDemoShop, welcomeCustomers } from '../shop/demo-shop.ts';
import { createDemoProgramme, startLocalShop } from '../shop/local-shop.ts';
import { hostOf, servePhoneSite } from './phone-site.ts';

/** What the Mini App is built for unless the build is told otherwise (miniapp/src/settings.ts). */
const builtForApi = 'https://api.quaylai.example';

export const wwwFolder = 'miniapp/www';

/** The demo shop with its members, the built Mini App served as a CDN does, and a browser that Lighthouse can steer. */
export interface WebShop {
  readonly browser: Browser;
  readonly debugPort: number;
  addressOf(person: DemoPerson, path: string): string;
  /** The shop's clock goes forward. */
  later(ms: number): void;
  stop(): Promise<void>;
}

export async function openWebShop(): Promise<WebShop> {
  await Promise.all([freshSynthesis(), freshMiniApp()]);
  const [port, debugPort] = [await freePort(), await freePort()];
  const people = [...customers, newcomer, cashier, owner];
  const origins = people.map(({ userId }) => hostOf(userId, port));
  const shop = await startLocalShop({ cdkOut: 'cdk.out', apiPort: 0, dataFolder: null, log: null, origins });
  for (const person of people) shop.cloud.person(person);
  await createDemoProgramme(shop, owner);
  await welcomeCustomers(shop.world, await openDemoShop(shop.world));
  const { miniAppId } = shop.world;
  const api = { production: builtForApi, local: () => shop.stack.apiUrl };
  const site = await servePhoneSite({ cloud: shop.cloud, miniAppId, wwwFolder, port, api });
  const browser = await openBrowser([`--remote-debugging-port=${debugPort}`]);
  return {
    browser,
    debugPort,
    addressOf: ({ userId }, path) => `${hostOf(userId, port)}/zapps/${miniAppId}${path}?env=TESTING&version=1`,
    later: (ms) => shop.stack.setClock(new Date(shop.world.nowMs() + ms).toISOString()),
    stop: async () => {
      await browser.close();
      await site.close();
      await shop.stop();
    },
  };
}
