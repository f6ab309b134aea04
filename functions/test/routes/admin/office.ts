import type { KnownRouteKey } from '@quaylai/shared/api/routes';
import { expect } from 'vitest';
import type { Key } from '../../../src/cloud/table.ts';
import { partition, requestGuardKey } from '../../../src/ledger/keys.ts';
import type { Programme } from '../../../src/ledger/programme.ts';
import { type Answered, freshKey, type Service } from '../../caller.ts';
import type { TestWorld } from '../../engine.ts';
import type { Asked } from '../../events.ts';
import { type Colleague, hire, openShop, type Shop } from '../../shop.ts';

/** A shop with its owner at the desk. */
export interface Office {
  readonly world: TestWorld;
  readonly shop: Shop;
  readonly programme: Programme;
  readonly owner: Colleague;
  /** As the owner, under a fresh idempotency key unless one is given. */
  readonly ask: <Key extends KnownRouteKey>(key: Key, asked?: Asked) => Promise<Answered<Key>>;
}

export async function openOffice(world: TestWorld, service: Service): Promise<Office> {
  const shop = await openShop(world);
  const owner = await hire(shop, 'thu', 'owner');
  return {
    world,
    shop,
    programme: shop.programme,
    owner,
    ask: (key, asked) => service.ask(owner.claims, key, { key: freshKey(), ...asked }),
  };
}

/** What is stored under an owner's idempotency key, readable as text. */
export async function guardText({ world, programme, owner }: Office, key: string): Promise<string> {
  return storedText(world, requestGuardKey(programme, `S-${owner.staff.staffId}`, key));
}

/** An item as stored; bytes as text, so that what they would show is seen. */
export async function storedText(world: TestWorld, key: Key): Promise<string> {
  const item = await world.table.get(key);
  expect(item).not.toBeNull();
  return JSON.stringify(item, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
}

export const ruleVersionKey = (programme: Programme, version: number): Key => ({
  pk: partition(programme, 'RULES'),
  sk: `V#${String(version).padStart(10, '0')}`,
});

/** The status, and the problem's code when it is one. */
export const outcome = ({ status, problem }: Answered<KnownRouteKey>): string =>
  problem.code === undefined ? String(status) : `${status} ${problem.code}`;
