import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgramme } from '@quaylai/functions/operator/create-programme';
import { operatorRegistry } from '@quaylai/functions/operator/operator-registry';
import { freePort } from '@quaylai/infra/local/free-port';
import type { LocalStack } from '@quaylai/infra/local/stack';
import { createZaloCloud, type ZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import { zaloControl } from '@quaylai/infra/local/zalo/cloud-control';
import { serveZaloCloud } from '@quaylai/infra/local/zalo/cloud-server';
import type { ProgrammeId } from '@quaylai/shared/words/ids';
import type { LocalAddress } from '../operator/target.ts';
import { Api } from './api.ts';
import type { DemoPerson } from './demo-people.ts';
import type { ShopWorld } from './demo-shop.ts';
import { startWatchedStack } from './watched-stack.ts';

/** The demo programme's names in Zalo; nothing outside this machine knows them. */
export const demoZalo = { zaloAppId: '9876543210', miniAppId: '1234567890123456789' } as const;

export interface LocalShopOptions {
  readonly cdkOut: string;
  /** 0 takes any free port. */
  readonly apiPort: number;
  /** Null keeps everything in memory. */
  readonly dataFolder: string | null;
  /** Pages beside Zalo's own that may call the API. */
  readonly origins: readonly string[];
  /** Where pages and pictures are seen from, if not at the distribution itself. */
  readonly webUrl?: string;
  /** Where functions' output goes; null keeps only the recent lines. */
  readonly log: NodeJS.WritableStream | null;
  readonly onReset?: () => Promise<void>;
}

export interface LocalShop {
  readonly stack: LocalStack;
  readonly cloud: ZaloCloud;
  readonly world: ShopWorld;
  /** What operator code needs to reach the same table under the same keys. */
  readonly operator: LocalAddress & { readonly environmentSecret: string };
  /** The simulated Zalo's secret of the demo's app. */
  readonly zaloAppSecret: string;
  stop(): Promise<void>;
}

/** A clock so near to the real one was never moved. */
const realTimeMsMax = 1_000;

interface KeptSecrets {
  readonly rootKey: string;
  readonly zaloAppSecret: string;
  readonly zaloSigningKey: string;
}

const newSecret = (): string => randomBytes(32).toString('hex');

/** Secrets are made once for each data folder, as a deployment makes them once. */
function secretsOf(dataFolder: string | null): KeptSecrets {
  const fresh = { rootKey: newSecret(), zaloAppSecret: newSecret(), zaloSigningKey: newSecret() };
  if (dataFolder === null) return fresh;
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'keys.json');
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify(fresh));
    chmodSync(file, 0o600);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as KeptSecrets;
}

/** Runs the synthesised app with a simulated Zalo beside it: what `npm start`, the demo and the end-to-end tests share. */
export async function startLocalShop(options: LocalShopOptions): Promise<LocalShop> {
  const kept = secretsOf(options.dataFolder);
  let now = Date.now;
  const cloud = createZaloCloud({
    apps: [
      {
        zaloAppId: demoZalo.zaloAppId,
        secret: kept.zaloAppSecret,
        miniAppIds: [demoZalo.miniAppId],
        name: 'Cà phê Quay Lại',
      },
    ],
    // Tokens live by real time, as the browser that caches them does; messages are stamped with the shop's.
    shopNow: () => now(),
    signingKey: kept.zaloSigningKey,
    ...(options.dataFolder === null ? {} : { memory: memoryIn(options.dataFolder) }),
  });
  const zalo = await serveZaloCloud(cloud);
  const webPort = await freePort();
  const distribution = `http://127.0.0.1:${webPort}`;
  const stack = await startWatchedStack({
    cdkOut: options.cdkOut,
    apiPort: options.apiPort,
    webPort,
    dataFolder: options.dataFolder,
    log: options.log,
    secrets: { EnvironmentSecret: { rootKey: kept.rootKey } },
    settings: {
      ALLOWED_ORIGINS: ['https://h5.zdn.vn', 'zbrowser://h5.zdn.vn', ...options.origins, distribution].join(','),
      ...(options.webUrl === undefined ? {} : { WEB_URL: options.webUrl }),
      ZALO_GRAPH_URL: `${zalo.base}/graph`,
      ZALO_OAUTH_URL: `${zalo.base}/oauth`,
      ZALO_OPENAPI_URL: `${zalo.base}/openapi`,
      ZALO_BUSINESS_URL: `${zalo.base}/business`,
    },
    localRoutes: localRoutesOf(cloud),
    ...(options.onReset === undefined ? {} : { onReset: options.onReset }),
  });
  now = () => stack.now().getTime();
  const table = stack.deployment.tables[0];
  const secret = stack.deployment.secrets[0];
  if (table === undefined || secret === undefined) throw new Error('the template has no table, or no secret');
  return {
    stack,
    cloud,
    zaloAppSecret: kept.zaloAppSecret,
    operator: {
      tableName: table.name,
      dynamodbUrl: stack.dynamodbUrl,
      secretsUrl: stack.cloudUrl,
      secretId: secret.name,
      environmentSecret: JSON.stringify({ rootKey: kept.rootKey }),
    },
    world: {
      api: new Api(stack.apiUrl),
      apiUrl: stack.apiUrl,
      miniAppId: demoZalo.miniAppId,
      zaloTokens: async (person) => tokensFor(cloud, person),
      nowMs: () => now(),
      at: async (ms, work) => {
        const movedMs = now() - Date.now();
        stack.setClock(new Date(ms).toISOString());
        try {
          return await work();
        } finally {
          stack.setClock(Math.abs(movedMs) < realTimeMsMax ? null : new Date(Date.now() + movedMs).toISOString());
        }
      },
    },
    stop: async () => {
      try {
        await stack.stop();
      } finally {
        await zalo.close();
      }
    },
  };
}

/** What people agreed to in Zalo outlives a restart, as it does in Zalo. */
function memoryIn(dataFolder: string): { load(): string | undefined; save(text: string): void } {
  const file = join(dataFolder, 'zalo.json');
  return {
    load: () => (existsSync(file) ? readFileSync(file, 'utf8') : undefined),
    save: (text) => writeFileSync(file, text),
  };
}

/** The person's phone agreed to share name and number with the Mini App. */
function tokensFor(cloud: ZaloCloud, person: DemoPerson): { accessToken: string; phoneToken: string } {
  cloud.person(person);
  cloud.grant(person.userId, ['scope.userInfo', 'scope.userPhonenumber']);
  return { accessToken: cloud.tokenFor(person.userId), phoneToken: cloud.phoneTokenFor(person.userId) };
}

/** The control plane's keys carry no prefix: "POST zalo/token". */
function localRoutesOf(cloud: ZaloCloud): Parameters<typeof startWatchedStack>[0]['localRoutes'] & object {
  return Object.fromEntries(
    Object.entries(zaloControl(cloud)).map(([key, answer]) => [
      key.replace('/__local/', ''),
      ({ body }: { body: unknown }) => ({ status: 200, body: answer(body) }),
    ]),
  );
}

/** What an operator does at a terminal before a shop can open: the programme, its default rules, its owner. */
export async function createDemoProgramme(shop: LocalShop, owner: DemoPerson): Promise<void> {
  // Credentials of this machine's engine, which asks for some but checks none.
  process.env['AWS_REGION'] ??= 'ap-southeast-1';
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local';
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local';
  const registry = operatorRegistry({ ...shop.operator, clock: shop.world.nowMs });
  const created = await createProgramme(registry, {
    id: 'demo' as ProgrammeId,
    name: 'Cà phê Quay Lại',
    brandColour: '#0E6B4F',
    ...demoZalo,
    zaloAppSecret: shop.zaloAppSecret,
    owner: { zaloId: owner.userId, name: owner.name },
  });
  if (!created.ok) throw new Error(`the demo programme was not created: ${created.problem.code}`);
}
