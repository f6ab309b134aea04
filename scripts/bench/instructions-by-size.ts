import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Item, Table } from '@quaylai/functions/cloud/table';
import { sealZaloId } from '@quaylai/functions/http/sealed-zalo-id';
import { issueSession } from '@quaylai/functions/http/session';
import type { MemberId } from '@quaylai/shared/words/ids';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { eventFor } from '../../functions/test/events.ts';
import type { ModelStore } from '../../functions/test/model/store.ts';
import { type Shop, zaloIdOf } from '../simulate/stage.ts';
import { bundled } from './bundles.ts';
import { signedSales } from './crowd-shop.ts';
import { type Axis, openGrowing } from './flatness.ts';
import { freshEngine } from './fresh-engine.ts';
import { benchKeys, functionEnvironment, serveSecret } from './function-environment.ts';
import { median } from './perf.ts';
import { openWarmProcess, type WarmProcess } from './warm-process.ts';

export const playedBySize = ['earn', 'home'] as const;
type Played = (typeof playedBySize)[number];

/** Thousands of instructions of one more warm request at one size (PB8); null where perf may not count. */
export interface Heavy {
  readonly axis: Axis;
  readonly size: number;
  readonly thousands: Readonly<Record<Played, number | null>>;
}

/**
 * An engine here takes minutes to be filled with more members: of more than a thousand, the counts tell. Histories end
 * alike, so that the newest entries, which home shows, are of the same kinds: earned, held, spent.
 */
export const weighedSizes = { entries: [9, 99, 999, 4_998], members: [100, 1_000] } as const;
/** So many copies of the member buy in turns: their histories stay as long as they are said to be. */
const buyers = 100;
/** Once for each function: names and rules are read by then, and connections open. */
const warmingRequests = 40;
const countedRequests = 40;
/** Of each size; the middle one counts. */
const repeats = 3;
const itemsPerTransactionMax = 25;
/** A busy machine answers too late now and then: what was put may be put again. */
const putsMax = 10;
/** A history of the largest size, lived in the past. */
const lifeMs = 60 * 24 * 60 * 60_000;

/** By functions of Lambda's Node that stay warm, over an engine that holds more and more. */
export async function weighBySize(sizes: Partial<Record<Axis, readonly number[]>>): Promise<readonly Heavy[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  const secrets = await serveSecret();
  try {
    const files = { earn: bundled('webhooks', folder).file, home: bundled('customer', folder).file };
    const weighed: Heavy[] = [];
    for (const [axis, all] of Object.entries(sizes) as [Axis, readonly number[]][]) {
      const engine = await freshEngine();
      const env = functionEnvironment(engine, secrets.url);
      const [earn, home] = [openWarmProcess(files.earn, env), openWarmProcess(files.home, env)];
      try {
        const { grown, growTo } = await openGrowing(axis, { startsAt: instant(Date.now() - lifeMs), keys: benchKeys });
        const fill = filling(grown.store, engine.table);
        for (const size of all) {
          await growTo(size);
          await fill();
          const { shop } = grown.bench;
          const crowd = await copies(grown.store, engine.table, shop, `${axis}${size}`);
          const isFirst = size === all[0];
          const thousands = {
            earn: await aRequest(earn, isFirst, async (count) => saleEvents(crowd, count)),
            home: await aRequest(home, isFirst, (count) => homeEvents(shop, count)),
          };
          weighed.push({ axis, size, thousands });
        }
      } finally {
        for (const warm of [earn, home]) warm.close();
        await engine.stop();
      }
    }
    return weighed;
  } finally {
    secrets.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Events = (count: number) => Promise<readonly unknown[]>;

async function aRequest(process: WarmProcess, isCold: boolean, events: Events): Promise<number | null> {
  if (isCold) await process.play(await events(warmingRequests));
  const counts: (number | null)[] = [];
  while (counts.length < repeats) counts.push(await process.count(await events(countedRequests)));
  const middle = median(counts);
  return middle === null ? null : middle / countedRequests / 1e3;
}

const saleEvents = (shop: Shop, count: number): readonly unknown[] =>
  signedSales(shop, count).map((sale) => eventFor('POST /v1/orders', sale));

async function homeEvents({ programme, members }: Shop, count: number): Promise<readonly unknown[]> {
  const player = members[grownPlace];
  if (player === undefined) throw new Error('nobody');
  const world = { keys: benchKeys, randomBytes: (size: number) => new Uint8Array(size) };
  const sealedZaloId = sealZaloId(world, programme, zaloIdOf(grownPlace));
  const claims = { programme: programme.id, person: player.person, member: player.member, staff: null, sealedZaloId };
  const { token } = await issueSession([benchKeys.sessionKey], claims, instant(Date.now()));
  return Array.from({ length: count }, () => eventFor('GET /v1/me', { token }));
}

/** Whom `flatness` lets live. */
const grownPlace = 1;

/** The shop with others in it who have the account of the one who grew, as an order meets it. */
async function copies(store: ModelStore, table: Table, shop: Shop, name: string): Promise<Shop> {
  const grown = shop.members[grownPlace];
  const pk = `${shop.programme.id}#M#${grown?.member}`;
  const head = store.get({ pk, sk: 'HEAD' });
  if (grown === undefined || head === null) throw new Error('nobody to copy');
  const members = Array.from({ length: buyers }, (_, place) => `${name}X${place}`.toUpperCase() as MemberId);
  await putAll(
    table,
    members.map((member) => ({ ...head, pk: `${shop.programme.id}#M#${member}` })),
  );
  return { ...shop, members: members.map((member) => ({ ...grown, member })) };
}

/** Brings the engine up to what the model holds, each time it is asked. */
function filling(store: ModelStore, table: Table): () => Promise<void> {
  const held = new Set<Item>();
  return async () => {
    const fresh = [...store].filter((item) => !held.has(item));
    await putAll(table, fresh);
    for (const item of fresh) held.add(item);
  };
}

async function putAll(table: Table, items: readonly Item[]): Promise<void> {
  for (let start = 0; start < items.length; start += itemsPerTransactionMax) {
    const puts = items.slice(start, start + itemsPerTransactionMax).map((put) => ({ put }));
    let isDone = false;
    for (let tried = 0; !isDone; tried++) {
      if (tried === putsMax) throw new Error('the engine could not be filled');
      isDone = (await table.transact(puts)).kind === 'DONE';
    }
  }
}
