import type { MemberId } from '@quaylai/shared/words/ids';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { merkleRoot } from '../../src/ledger/anchor.ts';
import { chainEntry, genesisHash } from '../../src/ledger/chain.ts';
import { entryItem, readEntry } from '../../src/ledger/items.ts';
import { entryKey, headKey } from '../../src/ledger/keys.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { buy, join, type Member, openShop, type Shop } from '../shop.ts';
import { openAnchors } from './anchors.ts';
import { type Clockwork, openClockwork } from './clockwork.ts';

let clockwork: Clockwork;
let shop: Shop;
let an: Member;
let binh: Member;
let shelf: ReturnType<typeof openAnchors>;
beforeAll(async () => {
  clockwork = await openClockwork();
});
beforeEach(async () => {
  clockwork.world.setClock('2026-11-22T01:00:00+07:00');
  shelf = openAnchors();
  shop = await openShop(clockwork.world);
  an = await join(shop, 'an');
  binh = await join(shop, 'binh');
  await buy(shop, an.member, 500_000);
  await buy(shop, an.member, 300_000);
  await clockwork.follow();
});

const check = (msLeft?: number) => clockwork.run('chain-check', undefined, msLeft, shelf.beside);
const nextNight = (day: number) => clockwork.world.setClock(`2026-11-${day}T01:00:00+07:00`);
const brokenHere = () =>
  shelf.told.filter(({ what, programme }) => what === 'a chain is broken' && programme === shop.programme.id);
const rootOf = (night: string) => JSON.parse(shelf.kept.get(`${shop.programme.id}/${night}/root.json`) ?? 'null');

test('I7 · each member is proven once a night, and where each chain stands is anchored', async () => {
  expect(await check()).toMatchObject({ broken: 0, unfinished: 0 });
  expect(rootOf('2026-11-22')).toMatchObject({
    members: 2,
    broken: 0,
    digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const lines = [...shelf.kept].filter(([name]) => name.startsWith(shop.programme.id) && name.endsWith('.jsonl'));
  const members = lines.flatMap(([, text]) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)[0]),
  );
  expect(members.sort()).toEqual([an.member, binh.member].sort());
  // Again in the same night nothing is left to do; the night after begins anew, and other entries give another digest.
  expect(await check()).toMatchObject({ members: 0, walksDone: 0 });
  await buy(shop, binh.member, 100_000);
  nextNight(23);
  expect(await check()).toMatchObject({ broken: 0 });
  expect(rootOf('2026-11-23').digest).not.toBe(rootOf('2026-11-22').digest);
});

test('A03 · a changed byte of an entry is found the same night, and told with member and entry', async () => {
  const { table } = clockwork.world;
  const entry = await table.get(entryKey(shop.programme, an.member, 1));
  await table.write({ put: { ...entry, a: 999_999 } as never });
  expect((await check())['broken']).toBe(1);
  expect(brokenHere()).toMatchObject([{ member: an.member, kind: 'ALTERED', seq: 1 }]);
});

test('I7 · a balance that its entries do not make is found', async () => {
  const { table } = clockwork.world;
  await table.write({
    update: headKey(shop.programme, binh.member),
    change: 'SET v = :v',
    values: { ':v': 1 },
  });
  await check();
  expect(brokenHere()).toMatchObject([{ member: binh.member, kind: 'MISSING' }]);
});

test('C12 · a history written anew, hashes and account and all, is not what was anchored, and stays told', async () => {
  await check();
  await rewriteFirstEntry();
  // Whole by itself: only the anchor knows better.
  expect((await verifyMember(clockwork.world.table, shop.programme, an.member))?.fault).toBeNull();
  for (const day of [23, 24]) {
    nextNight(day);
    shelf.told.length = 0;
    await check();
    expect(brokenHere()).toMatchObject([{ member: an.member, kind: 'REWRITTEN' }]);
  }
});

test('C12 · a member whose account is gone is missed', async () => {
  await check();
  await clockwork.world.table.write({ remove: headKey(shop.programme, binh.member) });
  nextNight(23);
  await check();
  expect(brokenHere()).toMatchObject([{ member: binh.member, kind: 'GONE' }]);
});

test('a run without time stops, and the next goes on where it stopped, also the night after', async () => {
  expect(await check(15_000)).toMatchObject({ unfinished: 1 });
  expect(rootOf('2026-11-22')).toBeNull();
  nextNight(23);
  await check();
  // The walk keeps the night it began in.
  const walked = ['2026-11-22', '2026-11-23'].map(rootOf).filter((root) => root !== null);
  expect(walked).toMatchObject([{ members: 2 }]);
});

test('what was anchored once is not anchored otherwise', async () => {
  await check();
  const first = new Map(shelf.kept);
  await shelf.beside.anchors.keep(`${shop.programme.id}/2026-11-22/root.json`, 'other');
  expect(shelf.kept).toEqual(first);
});

test('the root changes with every member, number and hash, and with their order', () => {
  const leaf = (member: string, seq: number, fill: number) => ({
    member: member as MemberId,
    seq,
    hash: new Uint8Array(32).fill(fill),
  });
  const all = [
    [leaf('a', 1, 1), leaf('b', 1, 1)],
    [leaf('b', 1, 1), leaf('a', 1, 1)],
    [leaf('a', 2, 1), leaf('b', 1, 1)],
    [leaf('a', 1, 2), leaf('b', 1, 1)],
    [leaf('a', 1, 1)],
    [leaf('a', 1, 1), leaf('b', 1, 1), leaf('c', 1, 1)],
    [],
  ].map(merkleRoot);
  expect(new Set(all).size).toBe(all.length);
});

/** As somebody does who may write the table and knows how the chain is made: a first entry that says another reason. */
async function rewriteFirstEntry(): Promise<void> {
  const { table } = clockwork.world;
  const { programme } = shop;
  let previous = genesisHash;
  for (const seq of [1, 2]) {
    const key = entryKey(programme, an.member, seq);
    const { entry } = readEntry((await table.get(key)) as never);
    const told = seq === 1 ? { ...entry, actor: { kind: 'SYSTEM', id: 'nobody' } as const } : entry;
    const placed = chainEntry(programme, an.member, previous, told);
    await table.write({ put: entryItem(key, placed) });
    previous = placed.hash;
  }
  const head = await table.get(headKey(programme, an.member));
  await table.write({ put: { ...(head as never as Record<string, unknown>), hh: previous } as never });
}
