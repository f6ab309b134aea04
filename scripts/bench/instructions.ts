import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { deriveKeys, type EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type { Table } from '@quaylai/functions/cloud/table';
import { sealZaloId } from '@quaylai/functions/http/sealed-zalo-id';
import { issueSession } from '@quaylai/functions/http/session';
import { signPush } from '@quaylai/functions/pos/order-push';
import { personHash } from '@quaylai/functions/records/hashes';
import { enrol } from '@quaylai/functions/records/members';
import { bundle } from '@quaylai/infra/src/bundle';
import { functionNames } from '@quaylai/shared/api/table-access';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { TierId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { startEngine } from '../../functions/test/engine.ts';
import { eventFor } from '../../functions/test/events.ts';
import { lambdaNode } from '../lambda-node.ts';
import { must, openShops, type Shop } from '../simulate/stage.ts';

/** Instructions of user space: they repeat within a few per cent where time on a shared machine swings threefold. */
export interface Weighed {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
  /** Millions over an empty process: load, first request. Null where perf is missing. */
  readonly coldMillions: number | null;
  /** Thousands of one more request. */
  readonly warmThousands: number | null;
  /** What one request leaves in the log. */
  readonly logBytes: number | null;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));
const driver = fileURLToPath(new URL('./driver.cjs', import.meta.url));
const bareEntry = join(repository, 'functions/test/bench/bare-handler.ts');
/** Only the bare handler has the SDK: as small as it can be. */
const sdkAlias = {
  '@aws-sdk/credential-provider-node': join(repository, 'functions/test/bench/environment-credentials.ts'),
};
const rootKey = 'bench'.repeat(10);
/** Warm means compiled: the first requests are left out of the count. */
const fewRequests = 200;
const manyRequests = 600;
const repeats = 1;
const crowdSize = 200;

/** PB4, PB5, PB6, PB10 on Node 24, against the bare SDK handler of the same run. */
export async function weighFunctions(): Promise<readonly Weighed[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const secrets = await serveSecret();
  try {
    const engine = await startEngine();
    const env = {
      ...process.env,
      TABLE_NAME: engine.name,
      ENVIRONMENT_SECRET: 'bench',
      FILE_BUCKET: 'bench',
      WEB_URL: 'https://bench.example',
      AWS_REGION: 'ap-southeast-1',
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    };
    const keys = deriveKeys(JSON.stringify({ rootKey }));
    const [opened] = await openShops(engine.table, instant(Date.now()), keys, defaultRules);
    if (opened === undefined) throw new Error('no shop');
    const shop = { ...opened, members: await crowd(opened, engine.table, keys) };
    // A machine may have no perf, or forbid it to count: then bytes are all there is.
    const empty = await instructionsOf([], env).catch(() => null);
    const weigh = async (name: string, entry: string, events: (() => Promise<readonly unknown[]>) | null) => {
      const to = join(folder, name);
      mkdirSync(to);
      bundle(entry, to, sdkAlias);
      const file = join(to, 'index.js');
      const size = { name, bytes: statSync(file).size, gzipped: gzipSync(readFileSync(file)).length };
      if (events === null) return { ...size, coldMillions: null, warmThousands: null, logBytes: null };
      return { ...size, ...(await runs(file, to, events, empty, env)) };
    };
    const weighed = [await weigh('bare SDK handler', bareEntry, bareEvents)];
    for (const name of functionNames) {
      const events =
        name === 'webhooks' ? () => saleEvents(shop) : name === 'customer' ? () => homeEvents(shop, keys) : null;
      weighed.push(await weigh(name, join(repository, `functions/src/${name}.ts`), events));
    }
    return weighed;
  } finally {
    secrets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many that each buys a few times, as people do. */
async function crowd({ programme }: Shop, table: Table, keys: EnvironmentKeys): Promise<Shop['members']> {
  const world = {
    table,
    keys,
    clock: () => instant(Date.now()),
    randomBytes: (size: number) => new Uint8Array(randomBytes(size)),
    sleep: () => Promise.resolve(),
    deadline: instant(Number.MAX_SAFE_INTEGER),
  };
  const members: Shop['members'][number][] = [];
  for (let each = 0; each < crowdSize; each++) {
    const zaloId = `crowd-${each}`;
    const newcomer = { by: { kind: 'ZALO', zaloId }, name: 'Đặng Văn Hải', lowestTier: 'dong' as TierId } as const;
    const { member } = must(await enrol(world, programme, newcomer));
    members.push({ member, person: personHash(world, programme, zaloId) });
  }
  return members;
}

type Environment = Readonly<Record<string, string | undefined>>;

async function runs(
  file: string,
  to: string,
  events: () => Promise<readonly unknown[]>,
  empty: number | null,
  env: Environment,
) {
  const path = join(to, 'events.json');
  const measure = async (count: number): Promise<number | null> => {
    if (empty === null) return null;
    const counted: number[] = [];
    for (let each = 0; each < repeats; each++) {
      // Made anew each time: an order posts once, and a signature lives five minutes.
      writeFileSync(path, JSON.stringify(await events()));
      const instructions = await instructionsOf([file, path, String(count)], env);
      if (instructions === null) return null;
      counted.push(instructions);
    }
    return counted.sort((a, b) => a - b)[Math.floor(repeats / 2)] ?? null;
  };
  const [first, few, many] = [await measure(1), await measure(fewRequests), await measure(manyRequests)];
  writeFileSync(path, JSON.stringify(await events()));
  const { stdout } = await run(lambdaNode(), [driver, file, path, String(fewRequests)], env);
  return {
    coldMillions: first === null || empty === null ? null : (first - empty) / 1e6,
    warmThousands: many === null || few === null ? null : (many - few) / (manyRequests - fewRequests) / 1e3,
    logBytes: Math.round(stdout.length / fewRequests),
  };
}

/** Null where perf is not there or may not count. */
async function instructionsOf(args: readonly string[], env: Environment): Promise<number | null> {
  const command = ['stat', '-x', ',', '-e', 'instructions:u', lambdaNode(), driver, ...args];
  const { stderr, status } = await run('perf', command, env);
  if (status === null) return null;
  if (status !== 0) throw new Error(`a measured process failed: ${stderr.slice(-2_000)}`);
  const counted = /^(\d+),[^,]*,instructions/m.exec(stderr)?.[1];
  return counted === undefined ? null : Number(counted);
}

/** Not in step with this process: it serves the secret that the child asks for. */
function run(command: string, args: readonly string[], env: Environment) {
  return new Promise<{ stdout: string; stderr: string; status: number | null }>((done) => {
    const child = spawn(command, args, { env: env as NodeJS.ProcessEnv });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('latin1');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', () => done({ stdout, stderr, status: null }));
    child.on('close', (status) => done({ stdout, stderr, status: status ?? 1 }));
  });
}

let requests = 0;
const count = Array.from({ length: manyRequests });

async function bareEvents(): Promise<readonly unknown[]> {
  return count.map(() => {
    requests += 1;
    return { requestContext: { requestId: `bare-${requests}` } };
  });
}

/** A till's order by the member's id: the whole of a signed earn. */
async function saleEvents(shop: Shop): Promise<readonly unknown[]> {
  const now = instant(Date.now());
  return count.map((_, place) => {
    requests += 1;
    const { member } = shop.members[place % shop.members.length] ?? { member: '' };
    const body = JSON.stringify({
      kind: 'ORDER',
      source_id: `BENCH${requests}`,
      revision: 1,
      branch_ref: shop.branches[0],
      business_time: new Date(now).toISOString(),
      status: 'COMPLETED',
      paid: true,
      customer: { member_id: member },
      lines: [{ line_id: '1', sku: 'CF', qty: 1, unit_price: 20_000 }],
      total: 20_000,
    });
    const signature = signPush(Buffer.from(body), shop.tillSecret, now);
    const headers = { 'x-loyalty-integration': shop.till, 'x-loyalty-signature': signature };
    return eventFor('POST /v1/orders', { body, headers });
  });
}

async function homeEvents({ programme, members }: Shop, keys: EnvironmentKeys) {
  const [player] = members;
  if (player === undefined) throw new Error('nobody');
  const world = { keys, randomBytes: (size: number) => new Uint8Array(size) };
  const sealedZaloId = sealZaloId(world, programme, 'crowd-0');
  const claims = { programme: programme.id, person: player.person, member: player.member, staff: null, sealedZaloId };
  const { token } = await issueSession([keys.sessionKey], claims, instant(Date.now()));
  return count.map(() => eventFor('GET /v1/me', { token }));
}

/** The one secret that a function asks for. */
async function serveSecret() {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ Name: 'bench', SecretString: JSON.stringify({ rootKey }) }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
