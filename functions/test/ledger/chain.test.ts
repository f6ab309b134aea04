import type { MemberId } from '@quaylai/shared/words/ids';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../src/cloud/table.ts';
import { chainEntry } from '../../src/ledger/chain.ts';
import { entryItem, readEntry } from '../../src/ledger/items.ts';
import { entryKey, headKey } from '../../src/ledger/keys.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import type { TestWorld } from '../engine.ts';
import { bill, earn, hold, newMember, shopOnEngine } from './counter.ts';

let world: TestWorld;
let programme: Programme;

beforeAll(async () => {
  ({ world, programme } = await shopOnEngine());
});

/** Eight entries: seven bills and a hold in the middle. */
async function memberWithHistory(): Promise<MemberId> {
  const member = await newMember(world, programme);
  for (const each of [1, 2, 3, 4]) {
    await earn(world, programme, member, bill(`${member}-${each}`, each * 110_000, world.clock()));
  }
  await hold(world, programme, member, 'k', 20);
  for (const each of [6, 7, 8]) {
    await earn(world, programme, member, bill(`${member}-${each}`, each * 110_000, world.clock()));
  }
  return member;
}

async function tamper(key: { pk: string; sk: string }, change: (item: Item) => Item) {
  const item = await world.table.get(key);
  if (item === null) throw new Error('nothing to tamper with');
  await world.table.write({ put: change(item) });
}

const fault = async (member: MemberId) => (await verifyMember(world.table, programme, member))?.fault;

describe('the chain', () => {
  test('I7 · an untouched history verifies, and its replay is the stored account', async () => {
    const member = await memberWithHistory();
    expect(await verifyMember(world.table, programme, member)).toEqual({ entries: 8, fault: null });
  });

  test('A03 · one byte of entry 5 changed, whichever field holds it, and verify names seq 5', async () => {
    const pristine = await world.table.get(entryKey(programme, await memberWithHistory(), 5));
    const names = Object.keys(pristine ?? {}).filter((name) => name !== 'pk' && name !== 'sk');
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const member = await memberWithHistory();
      await tamper(entryKey(programme, member, 5), (item) => ({ ...item, [name]: altered(item[name]) }));
      expect([name, await fault(member)]).toEqual([name, { kind: 'ALTERED', seq: 5 }]);
    }
  }, 300_000);

  test('A03 · an edit that hashes itself anew still breaks at the next entry or at the head', async () => {
    const [member, other] = [await memberWithHistory(), await memberWithHistory()];
    const foreign = await world.table.get(entryKey(programme, other, 5));
    await tamper(entryKey(programme, member, 5), (item) => ({ ...foreign, pk: item.pk, sk: item.sk }) as Item);
    expect(await fault(member)).toEqual({ kind: 'ALTERED', seq: 5 });
  });

  test('A03 · an entry forged whole, hash and link and all, breaks at the one after it', async () => {
    const member = await memberWithHistory();
    const [fifth, sixth] = await Promise.all([5, 6].map((seq) => world.table.get(entryKey(programme, member, seq))));
    if (fifth == null || sixth == null) throw new Error('no entries');
    const { entry, previousHash } = readEntry(fifth);
    const forged = chainEntry(programme, member, previousHash, { ...entry, actor: { kind: 'STAFF', id: 'somebody' } });
    await world.table.write({ put: entryItem(entryKey(programme, member, 5), forged) });
    await world.table.write({ put: { ...sixth, ph: forged.hash } });
    expect(await fault(member)).toEqual({ kind: 'ALTERED', seq: 6 });
  });

  test('C12 · a cut tail shows at once', async () => {
    const member = await memberWithHistory();
    await world.table.write({ remove: entryKey(programme, member, 8) });
    expect(await fault(member)).toEqual({ kind: 'MISSING', seq: 8 });
  });

  test('C12 · an entry removed from the middle shows as missing', async () => {
    const member = await memberWithHistory();
    await world.table.write({ remove: entryKey(programme, member, 3) });
    expect(await fault(member)).toEqual({ kind: 'MISSING', seq: 3 });
  });

  test('I7 · a balance written by hand shows, though every entry is whole', async () => {
    const member = await memberWithHistory();
    await tamper(headKey(programme, member), (item) => ({ ...item, le: Number(item['le']) + 1 }));
    expect(await fault(member)).toEqual({ kind: 'ACCOUNT', seq: 8 });
  });
});

function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
  if (value instanceof Uint8Array) return Uint8Array.from(value, (byte, place) => (place === 0 ? byte ^ 1 : byte));
  if (Array.isArray(value)) return [...value, ...(value.length === 0 ? ['x'] : value.slice(0, 1))];
  return { ...(value as object), zzz: 1 };
}
