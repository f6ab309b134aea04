import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Item, Key } from '../cloud/table.ts';
import type { Planned } from '../ledger/commit.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Registry } from './registry.ts';
import { openField, sealedField } from './sealed.ts';

/** While one is replaced by the next, both are believed (TH11). */
const activeKeysMax = 2;

/** Beside how tills prove themselves, so that the same functions and no others can read it. */
const zaloKeysKey = (programme: Programme): Key => ({ pk: partition(programme, 'POS'), sk: '#ZALO' });

/** The API keys of the programme's Mini App with which Zalo signs what it tells us, newest first. */
export async function zaloKeys(
  registry: Pick<Registry, 'table' | 'keys'>,
  programme: Programme,
): Promise<readonly string[]> {
  const item = await registry.table.get(zaloKeysKey(programme));
  return item === null ? [] : keysIn(registry, item);
}

/** Operator code only: one more key, believed beside the newest until that is dropped. */
export const planZaloKey = (registry: Registry, programme: Programme, added: string): Promise<Changed> =>
  planKeys(registry, programme, (before) => [added, ...before.filter((key) => key !== added)].slice(0, activeKeysMax));

/** Operator code only: the newest alone is believed. Problems: NOT_FOUND. */
export async function planZaloKeyAlone(registry: Registry, programme: Programme): Promise<Changed> {
  const before = await zaloKeys(registry, programme);
  return before.length === 0
    ? refuse({ code: 'NOT_FOUND' })
    : planKeys(registry, programme, (keys) => keys.slice(0, 1));
}

type Changed = Result<Planned<null>, Problem>;

async function planKeys(
  registry: Registry,
  programme: Programme,
  change: (before: readonly string[]) => readonly string[],
): Promise<Changed> {
  const key = zaloKeysKey(programme);
  const item = await registry.table.get(key);
  const keys = JSON.stringify(change(item === null ? [] : keysIn(registry, item)));
  const version = item === null ? 0 : (item['v'] as number);
  const put = { ...key, v: version + 1, ...sealedField(registry, 'ZALO_KEYS', key, keys) };
  const write =
    item === null
      ? { put, when: 'attribute_not_exists(pk)' }
      : { put, when: 'v = :seen', values: { ':seen': version } };
  return ok({ value: null, writes: [{ write, refusedBecause: null }] });
}

const keysIn = ({ keys }: Pick<Registry, 'keys'>, item: Item): readonly string[] =>
  JSON.parse(openField(keys, 'ZALO_KEYS', item).toString()) as readonly string[];
