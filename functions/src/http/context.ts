import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Instant, instant } from '@quaylai/shared/words/vietnam-time';
import { lambdaAccount } from '../cloud/aws-account.ts';
import { connectTable } from '../cloud/dynamo-table.ts';
import { type ShortMemory, shortMemory } from '../cloud/fresh-for.ts';
import { gatherReads } from '../cloud/gathered-reads.ts';
import { openPictureShelf, type PictureShelf } from '../cloud/pictures.ts';
import { type EnvironmentKeys, environmentKeys } from '../cloud/secrets.ts';
import type { Meter, Table } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import type { ProvenTill } from '../pos/proven-till.ts';
import { openRuleShelf } from '../records/rule-shelf.ts';
import type { RuleShelf } from '../records/rules-in-force.ts';
import { type SoldOutLatch, soldOutLatch } from '../stock/latch.ts';
import { directGraph, type ZaloGraph } from '../zalo/graph.ts';
import { relayGraph } from '../zalo/relay-graph.ts';
import { type Directory, openDirectory } from './directory.ts';
import type { InRequest } from './serve.ts';
import type { Settings } from './settings.ts';

/** What a process builds once and every request of it uses. */
export interface Built extends Omit<World, 'deadline'> {
  readonly keys: EnvironmentKeys;
  readonly rules: RuleShelf;
  readonly directory: Directory;
  readonly zalo: ZaloGraph;
  readonly latch: SoldOutLatch;
  readonly pictures: PictureShelf;
  /** Tills that proved themselves a moment ago. */
  readonly tills: ShortMemory<ProvenTill>;
}

/** What every route's handler is given. */
export type Context = InRequest<Built>;

/** So soon a till that was paused, suspended or given other secrets is that everywhere (ADR 0085). */
const tillMsMax = 10_000;

/** The one place that looks at the clock. */
export const systemClock = (): Instant => instant(Date.now());

/** Table, clock, chance and patience: all that projections and jobs need. */
export function connectWorld({ tableName }: Pick<Settings, 'tableName'>): Omit<World, 'deadline'> {
  return worldOver(gatherReads(connectTable({ name: tableName })), systemClock);
}

function worldOver(table: Table, clock: () => Instant): Omit<World, 'deadline'> {
  return { table, clock, randomBytes: (count) => new Uint8Array(randomBytes(count)), sleep: (ms) => sleep(ms) };
}

export async function buildContext(settings: Settings, meter: Meter): Promise<Built> {
  const keys = await environmentKeys(settings.environmentSecret, systemClock)();
  const table = connectTable({ name: settings.tableName, meter });
  const pictures = openPictureShelf(settings.pictures, lambdaAccount(process.env), systemClock);
  return assemble(table, keys, graphOf(settings, keys), systemClock, pictures);
}

function graphOf({ zaloGraphUrl: baseUrl, zaloGraphIsRelay }: Settings, { relayKey }: EnvironmentKeys): ZaloGraph {
  if (!zaloGraphIsRelay) return directGraph(baseUrl);
  if (relayKey === undefined) throw new Error('a relay without a key to sign with');
  return relayGraph({ baseUrl, key: relayKey, clock: systemClock });
}

export function assemble(
  alone: Table,
  keys: EnvironmentKeys,
  zalo: ZaloGraph,
  clock: () => Instant,
  pictures: PictureShelf,
): Built {
  const table = gatherReads(alone);
  const rules = openRuleShelf(table);
  const directory = openDirectory({ table, keys, clock, rules });
  const tills = shortMemory<ProvenTill>(tillMsMax, clock);
  return { ...worldOver(table, clock), keys, rules, zalo, directory, latch: soldOutLatch(clock), pictures, tills };
}
