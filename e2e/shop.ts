import { freshMiniApp, freshSynthesis } from '../scripts/fresh.ts';
import type { Api } from '../scripts/shop/api.ts';
import { publishConsole } from '../scripts/shop/console-site.ts';
import { type DemoPerson, owner } from '../scripts/shop/demo-people.ts';
import { type DemoShop, openDemoShop, signIn } from '../scripts/shop/demo-shop.ts';
import { createDemoProgramme, type LocalShop, startLocalShop } from '../scripts/shop/local-shop.ts';
import { openBrowser } from './browser.ts';
import { type Desk, type DeskOptions, openDesk } from './desk.ts';
import { openPhone, type PhoneOptions, type TestPhone } from './phone.ts';

/** What the Mini App is built for unless the build is told otherwise (miniapp/src/settings.ts). */
const builtForApi = 'https://api.quaylai.example';

export interface OpenShop extends LocalShop {
  readonly demo: DemoShop;
  /** A phone with Zalo in this person's hand. It calls the shop's API at its production address, CORS and all. */
  phoneOf(person: DemoPerson, options?: Partial<PhoneOptions>): Promise<TestPhone>;
  /** A desktop browser, with nobody signed in. */
  desk(options?: Partial<DeskOptions>): Promise<Desk>;
  /** The link in the QR on the counter of the shop's first branch. */
  poster(): Promise<string>;
  /** Speaks to the API with a new session of this person. */
  as(person: DemoPerson): Promise<Api>;
}

/**
 * The whole product in memory, as today's sources make it: the shop with its branches, gifts and staff, and no customer
 * yet.
 */
export async function openShop(clock: string | null = null): Promise<OpenShop> {
  const [browser] = await Promise.all([openBrowser(), freshSynthesis(), freshMiniApp()]);
  const shop = await startLocalShop({
    cdkOut: 'cdk.out',
    apiPort: 0,
    dataFolder: null,
    origins: [],
    log: null,
  });
  const stop = async () => {
    await browser.close();
    await shop.stop();
  };
  try {
    shop.stack.setClock(clock);
    await createDemoProgramme(shop, owner);
    const demo = await openDemoShop(shop.world);
    const build = () => ({
      miniAppId: shop.world.miniAppId,
      wwwFolder: 'miniapp/www',
      api: { production: builtForApi, local: shop.stack.apiUrl },
      files: [shop.stack.cloudUrl, shop.stack.webUrl].filter((url) => url !== null),
    });
    return {
      ...shop,
      demo,
      stop,
      desk: (options = {}) => {
        const { miniAppId } = shop.world;
        const { webUrl, apiUrl, cloudUrl } = shop.stack;
        publishConsole(shop.stack, 'miniapp/www', builtForApi);
        return openDesk(browser, { miniAppId, webUrl: webUrl ?? '', reaches: [apiUrl, cloudUrl], ...options });
      },
      as: (person) => signIn(shop.world, person),
      poster: async () => {
        const branchId = demo.branchIds[0] ?? '';
        const asOwner = await signIn(shop.world, owner);
        const { reply } = await asOwner.call('GET /v1/admin/branches/{branchId}/poster', { params: { branchId } });
        return reply.content;
      },
      phoneOf: (person, options = {}) => {
        shop.cloud.person(person);
        return openPhone(browser, { ...build(), cloud: shop.cloud, userId: person.userId, ...options });
      },
    };
  } catch (error) {
    console.error(shop.stack.recentLog().slice(-20).join('\n'));
    await stop();
    throw error;
  }
}
