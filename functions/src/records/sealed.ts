import type { PartitionKind } from '@quaylai/shared/api/table-access';
import type { EnvironmentKeys } from '../cloud/secrets.ts';
import type { Item, Key } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { personSort } from '../ledger/keys.ts';
import { openWith, seal } from './seal.ts';

interface SealedPlace {
  readonly kind: PartitionKind;
  readonly sort: RegExp;
  readonly attribute: string;
  /** What binds the sealed bytes to where they live. */
  readonly name: (key: Key) => string;
}

/**
 * Everything in the table that is sealed under the environment's own key. What is not on this list cannot be sealed, and
 * what is on it is sealed anew when that key is replaced: nothing can be forgotten behind (ADR 0121).
 */
const places = {
  MEMBER_KEY: { kind: 'M', sort: new RegExp(`^${personSort}$`), attribute: 'k', name: ({ pk }) => `${pk}|key` },
  TEXT: { kind: 'M', sort: /^TEXT#/, attribute: 'b', name: ({ pk, sk }) => `${pk}|${sk}` },
  ASIDE: { kind: 'O', sort: /^ASIDE#/, attribute: 'b', name: ({ pk, sk }) => `${pk}|${sk}` },
  STAFF_NAME: { kind: 'STAFF', sort: /^S#/, attribute: 'n', name: ({ pk, sk }) => `${pk}|${sk}|name` },
  INVITED_NAME: { kind: 'INVITE', sort: /./, attribute: 'n', name: ({ pk, sk }) => `${pk}|${sk}|name` },
  ZALO_SECRET: { kind: 'CFG', sort: /^PROGRAMME$/, attribute: 'zs', name: ({ pk }) => `${pk}|zaloAppSecret` },
  ZALO_KEYS: { kind: 'POS', sort: /^#ZALO$/, attribute: 's', name: ({ pk, sk }) => `${pk}|${sk}|keys` },
  TILL_SECRETS: { kind: 'POS', sort: /^[^#]/, attribute: 's', name: ({ pk, sk }) => `${pk}|${sk}|secrets` },
} as const satisfies Readonly<Record<string, SealedPlace>>;

export type SealedName = keyof typeof places;
export const sealedNames = Object.keys(places) as readonly SealedName[];

type Keys = Pick<EnvironmentKeys, 'dataKeys'>;

/** The bytes to store there, as fields of the item: `{ n: … }`. */
export function sealedField(
  registry: Pick<World, 'randomBytes'> & { readonly keys: Keys },
  name: SealedName,
  key: Key,
  content: string | Uint8Array,
): Readonly<Record<string, Uint8Array>> {
  const { attribute, name: placeOf } = places[name];
  return { [attribute]: seal(registry, registry.keys.dataKeys[0], placeOf(key), content) };
}

/** Throws when the bytes were changed, moved, or sealed under a key that is no longer believed. */
export function openField({ dataKeys }: Keys, name: SealedName, item: Item): Buffer {
  const { attribute, name: placeOf } = places[name];
  return openWith(dataKeys, placeOf(item), item[attribute] as Uint8Array);
}

/** What of an item is sealed under the environment's key; null when nothing is. */
export function sealedIn(item: Item): { readonly name: SealedName; readonly attribute: string } | null {
  const [, kind] = item.pk.split('#');
  const name = sealedNames.find((one) => places[one].kind === kind && places[one].sort.test(item.sk));
  if (name === undefined) return null;
  const { attribute } = places[name];
  return item[attribute] === undefined ? null : { name, attribute };
}
