import type { TierId } from '@quaylai/shared/words/ids';
import { parsePhone } from '@quaylai/shared/words/phone';
import { beforeAll, expect, test } from 'vitest';
import type { Key, RangeQuery, Table, Write } from '../../src/cloud/table.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readHistory, readHome, readOrder } from '../../src/ledger/read.ts';
import { enrol } from '../../src/records/members.ts';
import { findPersonal } from '../../src/records/personal.ts';
import { listRedemptions } from '../../src/records/redemptions.ts';
import { startEngine, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { newReward, redeem } from '../stock/rewards.ts';
import { bill, earn, hold, openShop } from './counter.ts';

let world: TestWorld;
beforeAll(async () => {
  world = testWorld((await startEngine()).table);
});

const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : 'remove' in write ? write.remove : write.check;

/** Notes every partition that is touched. */
function watched(table: Table, touched: Set<string>): Table {
  function noting<Asked, Answer>(keysOf: (asked: Asked) => readonly string[], ask: (asked: Asked) => Promise<Answer>) {
    return (asked: Asked): Promise<Answer> => {
      for (const pk of keysOf(asked)) touched.add(pk);
      return ask(asked);
    };
  }
  return {
    get: noting(
      ({ pk }) => [pk],
      (key: Key) => table.get(key),
    ),
    batchGet: noting(
      (keys) => keys.map(({ pk }) => pk),
      (keys: readonly Key[]) => table.batchGet(keys),
    ),
    query: noting(
      ({ pk }) => [pk],
      (range: RangeQuery) => table.query(range),
    ),
    write: noting(
      (write) => [keyOf(write).pk],
      (write: Write) => table.write(write),
    ),
    transact: noting(
      (writes) => writes.map((write) => keyOf(write).pk),
      (writes: readonly Write[]) => table.transact(writes),
    ),
  };
}

test('Q10 · two programmes with twin members, orders, keys and rewards never touch each other', async () => {
  const played = await Promise.all([testProgramme(), testProgramme()].map(play));
  const [first, second] = played;
  if (first === undefined || second === undefined) throw new Error('two were played');
  expect(first.member).toBe(second.member);
  for (const { programme, touched } of played) {
    expect(touched.size).toBeGreaterThanOrEqual(9);
    expect([...touched].filter((pk) => !pk.startsWith(`${programme.id}#`))).toEqual([]);
  }
  expect(first.home).toMatchObject({ account: { version: 3, lifetimeEarned: 100 } });
  expect(second.home).toMatchObject({ account: { version: 3, lifetimeEarned: 100 } });
  expect(Buffer.from(first.hash)).not.toEqual(Buffer.from(second.hash));
});

async function play(programme: Programme) {
  const touched = new Set<string>();
  const table = watched(world.table, touched);
  // The same "random" bytes in both: twins in everything but the programme.
  const twin: TestWorld = { ...world, table, randomBytes: (count) => new Uint8Array(count).fill(7) };
  await openShop({ ...world, table }, programme);
  const phone = parsePhone('0901 000 000');
  if (phone === null) throw new Error('no phone');
  const enrolled = await enrol(twin, programme, {
    by: { kind: 'PHONE', phone },
    name: 'Sinh Đôi',
    lowestTier: 'dong' as TierId,
  });
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  const { member } = enrolled.value;
  await earn(twin, programme, member, bill('twin', 1_000_000, world.clock()));
  await hold(twin, programme, member, 'twin', 10);
  await redeem(twin, programme, member, await newReward(twin, programme, { stock: 2 }));
  const home = await readHome(table, programme, member, { latestMax: 5, endingFrom: world.clock() });
  await readHistory(table, programme, member, { limit: 5, cursor: null });
  await readOrder(table, programme, { source: 'pos', orderId: 'twin' });
  await findPersonal(twin, programme, member);
  await listRedemptions(table, programme, member, { limit: 5, after: null });
  if (home === null) throw new Error('no home');
  return { programme, member, touched, home, hash: home.headHash };
}
