import { createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveZaloWeb } from '@quaylai/infra/local/zalo/web';
import { freshMiniApp, freshSynthesis } from './fresh.ts';
import { localAddressFile } from './operator/target.ts';
import { publishConsole } from './shop/console-site.ts';
import { cashier, customers, manager, newcomer, owner } from './shop/demo-people.ts';
import { type DemoShop, demoPin, openDemoShop, welcomeCustomers } from './shop/demo-shop.ts';
import { createDemoProgramme, demoZalo, type LocalShop, startLocalShop } from './shop/local-shop.ts';
import { posterCodes } from './shop/posters.ts';

/** `npm start [-- --fresh]`: the whole product on this machine, with a shop in it that stays in `.data/`. */
const apiPort = Number(process.env['API_PORT'] ?? 4010);
const webPort = Number(process.env['WEB_PORT'] ?? 4000);
const dataFolder = '.data';
const shopFile = join(dataFolder, 'shop.json');
/** Where a build looks for its API unless it is told otherwise: the page sends those calls to the API here. */
const builtForApi = 'https://api.quaylai.example';

const people = [...customers, newcomer, cashier, manager, owner];

if (process.argv.includes('--fresh')) rmSync(dataFolder, { recursive: true, force: true });
mkdirSync(dataFolder, { recursive: true });

await Promise.all([freshSynthesis(), freshMiniApp()]);

const shop = await startLocalShop({
  cdkOut: 'cdk.out',
  apiPort,
  dataFolder,
  origins: [
    ...people.map(({ userId }) => `http://${userId}.h5.zdn.vn.localhost:${webPort}`),
    `http://127.0.0.1:${webPort}`,
  ],
  webUrl: `http://127.0.0.1:${webPort}`,
  log: createWriteStream(join(dataFolder, 'functions.log'), { flags: 'a' }),
  onReset: async () => {
    await openShop(shop);
    openConsole(shop);
  },
});
for (const person of people) shop.cloud.person(person);
// A shop that was not finished opening is opened anew, on empty tables.
if (!existsSync(shopFile)) await shop.stack.reset();
openConsole(shop);

const { environmentSecret: _kept, ...address } = shop.operator;
writeFileSync(localAddressFile, JSON.stringify(address), { mode: 0o600 });

const web = await serveZaloWeb({
  cloud: shop.cloud,
  miniAppId: demoZalo.miniAppId,
  wwwFolder: 'miniapp/www',
  title: 'Cà phê Quay Lại',
  port: webPort,
  people: [
    ...customers.map(({ userId }) => ({ userId, role: 'customer' as const })),
    { userId: newcomer.userId, role: 'customer', note: 'chưa tham gia' },
    { userId: cashier.userId, role: 'staff', opensAt: '/staff', note: `thu ngân · PIN ${demoPin}` },
    { userId: manager.userId, role: 'staff', opensAt: '/staff', note: `quản lý · PIN ${demoPin}` },
    { userId: owner.userId, role: 'owner', opensAt: '/owner' },
  ],
  // A customer, somebody at the till and the owner, side by side.
  phones: [customers[2], cashier, owner].flatMap((person) => (person ? [person.userId] : [])),
  api: { production: builtForApi, local: shop.stack.apiUrl },
  distributionUrl: shop.stack.webUrl,
  codes: () => posterCodes(shop.world),
  clock: { now: shop.stack.now, set: (at) => shop.stack.setClock(at?.toISOString() ?? null) },
  reset: () => shop.stack.reset(),
});

console.log(`
Cà phê Quay Lại đã mở cửa.

  Điện thoại   ${web.url}
  Máy tính     ${web.deskUrl}
  API          ${shop.stack.apiUrl}
  Dữ liệu      ${dataFolder}/   (npm start -- --fresh để làm lại từ đầu)

Ctrl-C để đóng.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await web.close();
    await shop.stop();
    process.exit(0);
  });
}

/** On its desktop the owner meets what CloudFront would serve, headers and all. */
function openConsole({ stack }: LocalShop): void {
  publishConsole(stack, 'miniapp/www', builtForApi);
}

async function openShop(local: LocalShop): Promise<DemoShop> {
  await createDemoProgramme(local, owner);
  const opened = await openDemoShop(local.world);
  await welcomeCustomers(local.world, opened);
  writeFileSync(shopFile, JSON.stringify(opened));
  return opened;
}
