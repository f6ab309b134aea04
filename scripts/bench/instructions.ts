import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import { issueSession } from '@quaylai/functions/http/session';
import { functionNames } from '@quaylai/shared/api/table-access';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { startEngine } from '../../functions/test/engine.ts';
import { eventFor } from '../../functions/test/events.ts';
import type { Shop } from '../simulate/stage.ts';
import { type Bundled, bareName, bundled } from './bundles.ts';
import { openCrowdShop, signedSales } from './crowd-shop.ts';
import { benchKeys, type Environment, functionEnvironment, serveSecret } from './function-environment.ts';
import { drive, instructionsOf, median } from './perf.ts';

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

/** Warm means compiled: the first requests are left out of the count. */
const fewRequests = 200;
const manyRequests = 600;
/** In turns, so that what the machine does meanwhile strikes them alike; the median counts. */
export const repeats = 3;
const crowdSize = 200;
/** Home shows the five newest: whoever it is asked for has bought so often, in every round. */
const visitsBefore = 5;

/** Made anew for each process: an order posts once, and a signature lives five minutes. */
type Events = () => Promise<readonly unknown[]>;

interface Subject extends Bundled {
  readonly events: Events | null;
  readonly counted: {
    readonly first: (number | null)[];
    readonly few: (number | null)[];
    readonly many: (number | null)[];
  };
}

/** PB4, PB5, PB6, PB10 on Node 24, against the bare SDK handler of the same run. */
export async function weighFunctions(): Promise<readonly Weighed[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const secrets = await serveSecret();
  try {
    const engine = await startEngine();
    const env = functionEnvironment(engine, secrets.url);
    const shop = await openCrowdShop(engine.table, benchKeys, crowdSize);
    const regular = { ...shop, members: shop.members.slice(0, 1) };
    const crowd = { ...shop, members: shop.members.slice(1) };
    const played: Readonly<Record<string, Events>> = {
      [bareName]: bareEvents,
      webhooks: () => saleEvents(crowd),
      customer: () => homeEvents(regular, benchKeys),
    };
    const subjects = [bareName, ...functionNames].map(
      (name): Subject => ({
        ...bundled(name, folder),
        events: played[name] ?? null,
        counted: { first: [], few: [], many: [] },
      }),
    );
    const till = subjects.find(({ name }) => name === 'webhooks');
    if (till === undefined) throw new Error('no function takes orders');
    await drive([till.file, await written(till.file, () => saleEvents(regular)), String(visitsBefore)], env);
    // A machine may have no perf, or forbid it to count: then bytes are all there is.
    const empty = await instructionsOf([], env).catch(() => null);
    for (let round = 0; empty !== null && round < repeats; round++) {
      for (const subject of subjects) await count(subject, env);
    }
    const weighed: Weighed[] = [];
    for (const subject of subjects) weighed.push(await weigh(subject, empty, env));
    return weighed;
  } finally {
    secrets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function count({ file, events, counted }: Subject, env: Environment): Promise<void> {
  if (events === null) return;
  for (const [requests, into] of [
    [1, counted.first],
    [fewRequests, counted.few],
    [manyRequests, counted.many],
  ] as const) {
    into.push(await instructionsOf([file, await written(file, events), String(requests)], env));
  }
}

async function weigh(subject: Subject, empty: number | null, env: Environment): Promise<Weighed> {
  const { name, file, bytes, gzipped, events, counted } = subject;
  const [first, few, many] = [median(counted.first), median(counted.few), median(counted.many)];
  const printed =
    events === null ? null : (await drive([file, await written(file, events), String(fewRequests)], env)).stdout;
  return {
    name,
    bytes,
    gzipped,
    coldMillions: first === null || empty === null ? null : (first - empty) / 1e6,
    warmThousands: many === null || few === null ? null : (many - few) / (manyRequests - fewRequests) / 1e3,
    logBytes: printed === null ? null : Math.round(printed.length / fewRequests),
  };
}

async function written(file: string, events: Events): Promise<string> {
  const path = `${file}.events.json`;
  writeFileSync(path, JSON.stringify(await events()));
  return path;
}

let requests = 0;

async function bareEvents(): Promise<readonly unknown[]> {
  return Array.from({ length: manyRequests }, () => {
    requests += 1;
    return { requestContext: { requestId: `bare-${requests}` } };
  });
}

/** The whole of a signed earn. */
const saleEvents = async (shop: Shop): Promise<readonly unknown[]> =>
  signedSales(shop, manyRequests).map((sale) => eventFor('POST /v1/orders', sale));

async function homeEvents({ programme, members }: Shop, keys: EnvironmentKeys) {
  const [player] = members;
  if (player === undefined) throw new Error('nobody');
  // A member's own session: a Zalo id is sealed into it only until somebody has joined.
  const claims = { programme: programme.id, person: player.person, member: player.member, staff: null };
  const { token } = await issueSession([keys.sessionKey], claims, instant(Date.now()));
  return Array.from({ length: manyRequests }, () => eventFor('GET /v1/me', { token }));
}
