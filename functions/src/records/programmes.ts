import type { ProgrammeId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import type { Planned } from '../ledger/commit.ts';
import { keyPart, partition } from '../ledger/keys.ts';
import { type Programme, provenProgramme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import type { Registry } from './registry.ts';
import { openField, sealedField } from './sealed.ts';

export type { Programme } from '../ledger/programme.ts';

/** One merchant's programme and the outside names it goes by. */
export interface ProgrammeRecord {
  readonly id: ProgrammeId;
  readonly name: string;
  readonly brandColour: string;
  readonly miniAppId: string;
  readonly zaloAppId: string;
  readonly zaloAppSecret: string;
  readonly createdAt: Instant;
}

const programmeKey = (programme: Programme): Key => ({ pk: partition(programme, 'CFG'), sk: 'PROGRAMME' });
/** The one lookup that comes before any programme is known. */
const miniAppKey = (miniAppId: string): Key => ({ pk: `OPERATOR#MINIAPP#${keyPart(miniAppId)}`, sk: 'PROGRAMME' });

/** Every programme there is, for the jobs that visit all of them. */
const rosterPartition = 'OPERATOR#PROGRAMMES#';
const rosterPageMax = 100;

/**
 * Operator code only. A Mini App id that another programme holds is a mistake of the operator and throws; setting the
 * same programme again replaces its record.
 */
export async function planProgramme(
  registry: Registry,
  programme: Programme,
  input: Omit<ProgrammeRecord, 'id' | 'createdAt'>,
): Promise<Result<Planned<ProgrammeRecord>, Problem>> {
  const key = programmeKey(programme);
  const record: ProgrammeRecord = { ...input, id: programme.id, createdAt: registry.clock() };
  const item: Item = {
    ...key,
    n: record.name,
    c: record.brandColour,
    mi: record.miniAppId,
    za: record.zaloAppId,
    ...sealedField(registry, 'ZALO_SECRET', key, record.zaloAppSecret),
    at: record.createdAt,
  };
  const isHeldByAnother = (): never => {
    throw new Error('this Mini App id belongs to another programme');
  };
  return ok({
    value: record,
    writes: [
      { write: { put: item }, refusedBecause: null },
      { write: { put: { pk: rosterPartition, sk: programme.id } }, refusedBecause: null },
      {
        write: {
          put: { ...miniAppKey(record.miniAppId), p: programme.id },
          when: 'attribute_not_exists(pk) OR p = :p',
          values: { ':p': programme.id },
        },
        refusedBecause: isHeldByAnother,
      },
    ],
  });
}

/** Every programme, a page at a time. */
export async function* allProgrammes(table: Table): AsyncGenerator<Programme> {
  let after: string | undefined;
  do {
    const range = { pk: rosterPartition, from: '0', to: '~', limit: rosterPageMax, after };
    const { items, next } = await table.query(range);
    for (const { sk } of items) yield provenProgramme(sk as ProgrammeId, 'SCHEDULE');
    after = next ?? undefined;
  } while (after !== undefined);
}

/** Null when no programme has this Mini App, or it is suspended. */
export async function programmeOfMiniApp(
  registry: Pick<Registry, 'table'>,
  miniAppId: string,
): Promise<ProgrammeId | null> {
  const item = await registry.table.get(miniAppKey(miniAppId));
  return item === null || item['s'] === true ? null : (item['p'] as ProgrammeId);
}

/** Null when no programme has this Mini App; a suspended one still answers for the data of its people. */
export async function ownerOfMiniApp(
  registry: Pick<Registry, 'table'>,
  miniAppId: string,
): Promise<ProgrammeId | null> {
  const item = await registry.table.get(miniAppKey(miniAppId));
  return item === null ? null : (item['p'] as ProgrammeId);
}

/** Whether its Mini App signs nobody in. */
export async function isSuspended(registry: Pick<Registry, 'table'>, { miniAppId }: ProgrammeRecord): Promise<boolean> {
  return (await registry.table.get(miniAppKey(miniAppId)))?.['s'] === true;
}

/** Operator code only: shuts a programme's door, or opens it again. */
export function doorWrite({ miniAppId, id }: ProgrammeRecord, suspended: boolean): Guarded {
  const put = { ...miniAppKey(miniAppId), p: id, ...(suspended ? { s: true } : {}) };
  return { write: { put, when: 'p = :p', values: { ':p': id } }, refusedBecause: null };
}

export async function findProgramme(
  registry: Pick<Registry, 'table' | 'keys'>,
  programme: Programme,
): Promise<ProgrammeRecord | null> {
  const key = programmeKey(programme);
  const item = await registry.table.get(key);
  if (item === null) return null;
  return {
    id: programme.id,
    name: item['n'] as string,
    brandColour: item['c'] as string,
    miniAppId: item['mi'] as string,
    zaloAppId: item['za'] as string,
    zaloAppSecret: openField(registry.keys, 'ZALO_SECRET', item).toString(),
    createdAt: item['at'] as Instant,
  };
}
