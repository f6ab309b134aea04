import type { MemberId } from '@quaylai/shared/words/ids';
import type { Phone } from '@quaylai/shared/words/phone';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key } from '../cloud/table.ts';
import { memberPartition, personSort } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { phoneHash, searchTokens } from './hashes.ts';
import type { Registry } from './registry.ts';
import { seal, unseal } from './seal.ts';
import { openField, sealedField } from './sealed.ts';

/** All that names a person; everything else knows only the random member id. */
export interface Personal {
  readonly name: string | null;
  readonly phone: Phone | null;
  readonly birthday: LocalDate | null;
  readonly zaloId: string | null;
}

/** The data, and the number of its version: changes are conditional on it. */
export interface StoredPersonal extends Personal {
  readonly version: number;
  /** What the search index holds for this member. */
  readonly tokens: readonly string[];
}

const fields = { name: 'n', phone: 'ph', birthday: 'bd', zaloId: 'z' } as const;
type Field = keyof typeof fields;
const fieldNames = Object.keys(fields) as readonly Field[];
const dataKeyBytes = 32;

export const personalKey = (programme: Programme, member: MemberId): Key => ({
  pk: memberPartition(programme, member),
  sk: personSort,
});

/**
 * One key per member, wrapped by the environment's; each field sealed for its own place. Destroying the item destroys
 * the key: what a backup still holds can no longer be read (C12). The hashes let the indexes be rebuilt and deleted.
 */
export function personalItem(
  registry: Registry,
  programme: Programme,
  member: MemberId,
  personal: Personal,
  version: number,
): Item {
  const key = personalKey(programme, member);
  const dataKey = registry.randomBytes(dataKeyBytes);
  const sealed = fieldNames.flatMap((field) => {
    const value = personal[field];
    return value === null ? [] : [[fields[field], seal(registry, dataKey, `${key.pk}|${field}`, value)] as const];
  });
  return {
    ...key,
    v: version,
    ...sealedField(registry, 'MEMBER_KEY', key, dataKey),
    ...Object.fromEntries(sealed),
    tk: searchTokens(registry, programme, personal),
    ...(personal.phone === null ? {} : { hp: phoneHash(registry, programme, personal.phone) }),
  };
}

/** Nothing but the number of its version: the key is gone, and what only it could open (A04). */
export function blankPersonalItem(programme: Programme, member: MemberId, version: number): Item {
  return { ...personalKey(programme, member), v: version, tk: [] };
}

/** Null when the member was erased, or merged into another. */
export function readPersonal(registry: Registry, item: Item): StoredPersonal | null {
  if (item['k'] === undefined) return null;
  const dataKey = openField(registry.keys, 'MEMBER_KEY', item);
  const open = (field: Field): string | null => {
    const sealed = item[fields[field]] as Uint8Array | undefined;
    return sealed === undefined ? null : unseal(dataKey, `${item.pk}|${field}`, sealed).toString();
  };
  return {
    name: open('name'),
    phone: open('phone') as Phone | null,
    birthday: open('birthday') as LocalDate | null,
    zaloId: open('zaloId'),
    version: item['v'] as number,
    tokens: item['tk'] as readonly string[],
  };
}

/** Null when there is no such member, or the member was erased. */
export async function findPersonal(
  registry: Registry,
  programme: Programme,
  member: MemberId,
): Promise<StoredPersonal | null> {
  const item = await registry.table.get(personalKey(programme, member));
  return item === null ? null : readPersonal(registry, item);
}

/** For lists: at most one page of members, in the order asked. */
export async function findManyPersonal(
  registry: Registry,
  programme: Programme,
  members: readonly MemberId[],
): Promise<readonly (StoredPersonal | null)[]> {
  const distinct = [...new Set(members)];
  const items = await registry.table.batchGet(distinct.map((member) => personalKey(programme, member)));
  const byMember = new Map(distinct.map((member, place) => [member, items[place] ?? null]));
  return members.map((member) => {
    const item = byMember.get(member) ?? null;
    return item === null ? null : readPersonal(registry, item);
  });
}
