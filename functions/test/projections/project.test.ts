import type { BranchId, MemberId, TierId } from '@quaylai/shared/words/ids';
import { parsePhone } from '@quaylai/shared/words/phone';
import { ok } from '@quaylai/shared/words/result';
import { instant, type LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { scanTable } from '../../src/cloud/dynamo-scan.ts';
import { commit } from '../../src/ledger/commit.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { project } from '../../src/projections/project.ts';
import { readDays } from '../../src/projections/read-days.ts';
import { rebuildDays } from '../../src/projections/rebuild-days.ts';
import { listDecided, listLapsed, listWaiting } from '../../src/records/approvals.ts';
import { eraseMember } from '../../src/records/erase.ts';
import { enrol } from '../../src/records/members.ts';
import { changeProfile } from '../../src/records/profile.ts';
import type { Redemption } from '../../src/records/redemption.ts';
import { findByCode, findRedemption, listRedemptions, moveWrite } from '../../src/records/redemptions.ts';
import { searchMembers } from '../../src/records/search.ts';
import { readShelf, shelfKey } from '../../src/stock/shelf.ts';
import { sweepShelf } from '../../src/stock/sweep.ts';
import { faultyTable, startEngine, type TestWorld, testProgramme, testWorld, wcu } from '../engine.ts';
import { bill, earn, newMember, openShop } from '../ledger/counter.ts';
import { permittedTable } from '../permitted-table.ts';
import { newReward, redeem } from '../stock/rewards.ts';
import { readStream } from '../stream.ts';

const branch = 'ben-thanh' as BranchId;
const today = '2026-11-21' as LocalDate;

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
let programme: Programme;
let seen = 0;

beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
});
beforeEach(async () => {
  programme = testProgramme();
  await openShop(world, programme);
});

async function array<Value>(values: AsyncIterable<Value>): Promise<readonly Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}

async function newRecords(): Promise<readonly DynamoDBRecord[]> {
  const all = await readStream(engine.endpoint, engine.name);
  const fresh = all.slice(seen);
  seen = all.length;
  return fresh;
}
async function follow(records: readonly DynamoDBRecord[]) {
  const answer = await project({ ...world, table: permittedTable(world.table, 'stream') }, records, (error) => {
    throw error;
  });
  expect(answer).toEqual({ batchItemFailures: [] });
}
/** As the stream does at its worst: every batch twice. */
async function followTwice() {
  const records = await newRecords();
  await follow(records);
  await follow(records);
  await newRecords();
}

describe('redemptions', () => {
  async function voucher(): Promise<Redemption> {
    const reward = await newReward(world, programme, { stock: 5 });
    const member = await newMember(world, programme);
    await earn(world, programme, member, bill(`v-${member}`, 1_000_000, world.clock()));
    await redeem(world, programme, member, reward);
    const { redemptions } = await listRedemptions(world.table, programme, member, { limit: 1, after: null });
    const [made] = redemptions;
    if (made === undefined) throw new Error('no voucher');
    return made;
  }
  async function move(from: Redemption, state: Redemption['state'], change: Partial<Redemption> = {}) {
    const step = { state, at: world.clock(), by: 's-1', branch, reason: null };
    const { moved, write } = moveWrite(programme, from, step, { branch, ...change }, () => ({
      code: 'VOUCHER_CLOSED',
    }));
    const done = await commit(world, async () => ok({ value: moved, writes: [write] }));
    return done;
  }
  async function shelfOf({ rewardId }: Redemption) {
    const item = await world.table.get(shelfKey(programme, rewardId, 0));
    return item === null ? null : readShelf(item);
  }

  test('a voucher is found by its code and its claim forgotten once it exists', async () => {
    const made = await voucher();
    await followTwice();
    expect(made.code && (await findByCode(world.table, programme, made.code))?.redemptionId).toBe(made.redemptionId);
    expect(await shelfOf(made)).toEqual({ quantity: 4, claims: {}, returns: {} });
  });

  test('V03 · presented, it waits at its branch; of two who approve it one does, and it is listed as decided', async () => {
    const made = await voucher();
    const expiresAt = instant(world.clock() + 600_000);
    const reserved = await move(made, 'RESERVED', { expiresAt });
    if (!reserved.ok) throw new Error('not reserved');
    await followTwice();
    const page = { limit: 10, cursor: null };
    const waiting = await listWaiting(world.table, programme, branch, { ...page, now: world.clock() });
    expect(waiting.redemptions.map(({ redemptionId }) => redemptionId)).toEqual([made.redemptionId]);
    const lapsed = await listLapsed(world.table, programme, branch, { ...page, now: expiresAt });
    expect(lapsed.redemptions).toHaveLength(1);

    const both = await Promise.all([
      move(reserved.value, 'REDEEMED', { expiresAt: null }),
      move(reserved.value, 'REDEEMED', { expiresAt: null }),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    await followTwice();
    expect((await listWaiting(world.table, programme, branch, { ...page, now: world.clock() })).redemptions).toEqual(
      [],
    );
    expect((await listDecided(world.table, programme, branch, page)).redemptions).toHaveLength(1);
  });

  test('an entry of the queue that is written too late waits for nobody, and leaves', async () => {
    const made = await voucher();
    const expiresAt = instant(world.clock() + 600_000);
    const reserved = await move(made, 'RESERVED', { expiresAt });
    if (!reserved.ok) throw new Error('not reserved');
    const presented = await newRecords();
    await move(reserved.value, 'REDEEMED', { expiresAt: null });
    await followTwice();
    await follow(presented);
    const { items } = await world.table.query({ pk: `${programme.id}#QUEUE#${branch}`, from: '0', to: '~', limit: 9 });
    expect(items.map((item) => item['ttl'])).toEqual([Math.floor(expiresAt / 1000) + 30 * 86_400]);
    const page = { limit: 10, cursor: null, now: world.clock() };
    expect((await listWaiting(world.table, programme, branch, page)).redemptions).toEqual([]);
  });

  test('I9 · a unit that went back and could not be marked is handed again, and marked then', async () => {
    const made = await voucher();
    await move(made, 'REVERSED');
    const records = await newRecords();
    const stuck = faultyTable(world.table, {
      write: async (write) =>
        'change' in write && write.change.startsWith('SET bk') ? { kind: 'CONTENDED' } : world.table.write(write),
    });
    const hurried = { ...world, table: stuck, deadline: world.clock() };
    const { batchItemFailures } = await project(hurried, records, () => undefined);
    expect(batchItemFailures).toHaveLength(1);
    await follow(records);
    const after = await findRedemption(world.table, programme, made.member, made.redemptionId);
    expect(after?.unitReturned).toBe(true);
  });

  test('F12 · reversed, its unit goes back once, however often the stream says so', async () => {
    const made = await voucher();
    await move(made, 'REVERSED');
    const records = await newRecords();
    for (let each = 0; each < 3; each++) await follow(records);
    expect((await shelfOf(made))?.quantity).toBe(5);
    expect((await findRedemption(world.table, programme, made.member, made.redemptionId))?.unitReturned).toBe(true);

    const now = world.clock();
    world.setClock(instant(now + 13 * 60_000));
    await sweepShelf(world, programme, { rewardId: made.rewardId, shards: 1 });
    await follow(records);
    expect(await shelfOf(made)).toEqual({ quantity: 5, claims: {}, returns: {} });
    world.setClock(now);
    await newRecords();
  });
});

describe('search (decisions 20)', () => {
  async function join(zaloId: string, name: string): Promise<MemberId> {
    const by = { kind: 'ZALO', zaloId } as const;
    const enrolled = await enrol(world, programme, { by, name, lowestTier: 'dong' as TierId });
    if (!enrolled.ok) throw new Error(enrolled.problem.code);
    return enrolled.value.member;
  }
  const search = async (typed: string, where = programme) =>
    (await searchMembers(world, where, typed, { limit: 20, cursor: null })).found.map(({ member }) => member);

  test('a member is found by beginnings of words, with or without diacritics, and by digits of the phone', async () => {
    const khai = await join('s-1', 'Nguyễn Thị Minh Khai');
    const khoi = await join('s-2', 'Nguyễn Minh Khôi');
    const phone = parsePhone('0901 234 567');
    if (phone === null) throw new Error('no phone');
    const till = await enrol(world, programme, {
      by: { kind: 'PHONE', phone },
      name: null,
      lowestTier: 'dong' as TierId,
    });
    await followTwice();
    expect((await search('minh')).sort()).toEqual([khai, khoi].sort());
    expect(await search('khai minh')).toEqual([khai]);
    expect(await search('KHÔI')).toEqual([khoi]);
    expect(await search('nguyen khoiii')).toEqual([]);
    expect(till.ok && (await search('4567'))).toEqual([till.ok && till.value.member]);
    expect(till.ok && (await search('+84 901 234 567'))).toEqual([till.ok && till.value.member]);
    expect(await search('minh', testProgramme())).toEqual([]);
  });

  test('a renamed member is found by the new name only, an erased one not at all', async () => {
    const member = await join('s-3', 'Trần Văn Bình');
    await followTwice();
    await changeProfile(world, programme, member, { name: 'Trần Văn Dũng', birthday: null });
    await followTwice();
    expect([await search('binh'), await search('dung')]).toEqual([[], [member]]);
    const actor = { kind: 'SYSTEM', id: 'test' } as const;
    await eraseMember(world, programme, { member, actor, reason: { code: 'TEST', digest: null } });
    await followTwice();
    expect(await search('tran')).toEqual([]);
  });

  test('a long list is paged and every member comes once', async () => {
    const members = await Promise.all(Array.from({ length: 12 }, (_, each) => join(`p-${each}`, `Phạm An ${each}`)));
    await followTwice();
    const found: MemberId[] = [];
    let cursor: string | null = null;
    do {
      const page = await searchMembers(world, programme, 'pham', { limit: 5, cursor });
      found.push(...page.found.map(({ member }) => member));
      cursor = page.next;
    } while (cursor !== null);
    expect(found.sort()).toEqual(members.sort());
  });
});

describe('day totals (Q11)', () => {
  test('batches handed twice, split anywhere, add each entry once', async () => {
    const [one, two] = [await newMember(world, programme), await newMember(world, programme)];
    for (const [each, member] of [one, two, one, one, two].entries()) {
      await earn(world, programme, member, bill(`day-${each}`, 100_000 * (each + 1), world.clock()));
    }
    await earn(world, programme, one, bill('day-pay', 400_000, world.clock()), 20);
    const reward = await newReward(world, programme, {});
    await newRecords().then(async (records) => {
      for (const cut of [3, records.length, 7, records.length]) await follow(records.slice(0, cut));
    });
    await redeem(world, programme, two, reward);
    await followTwice();
    const days = await readDays(world.table, programme, { from: today, to: today });
    expect(days).toMatchObject([
      { day: today, branchId: null, membersJoined: 3, orders: 0 },
      { day: today, branchId: branch, orders: 6, spendDong: 1_880_000, pointsEarned: 188, pointsSpent: 20 },
    ]);
  });

  test('an entry of a member who was counted before is one transaction', async () => {
    const member = await newMember(world, programme);
    await earn(world, programme, member, bill('first', 100_000, world.clock()));
    await followTwice();
    await earn(world, programme, member, bill('second', 100_000, world.clock()));
    const records = await newRecords();
    Object.assign(engine.meter, { write: 0, calls: [] });
    await follow(records);
    expect([engine.meter.calls, engine.meter.write]).toEqual([['transact'], wcu(4)]);
    const days = await readDays(world.table, programme, { from: today, to: today });
    expect(days.map(({ orders }) => orders)).toEqual([0, 2]);
  });

  test('totals are rebuilt from the entries alone, whatever stood there', async () => {
    const member = await newMember(world, programme);
    for (const each of [1, 2, 3]) {
      await earn(world, programme, member, bill(`again-${each}`, 100_000 * each, world.clock()));
    }
    await followTwice();
    const range = { from: today, to: today };
    const right = await readDays(world.table, programme, range);
    const scan = () => scanTable({ name: engine.name, endpoint: engine.endpoint });
    expect(await rebuildDays(world.table, programme, scan())).toMatchObject({ corrected: 0 });
    for (const { pk, sk } of await array(scan())) {
      if (pk.startsWith(`${programme.id}#DAY#`)) await world.table.write({ put: { pk, sk, o: 99, e: 1 } });
    }
    expect(await readDays(world.table, programme, range)).not.toEqual(right);
    const { items, corrected } = await rebuildDays(world.table, programme, scan());
    expect(corrected).toBe(items);
    expect(await readDays(world.table, programme, range)).toEqual(right);
  });

  test('what cannot be followed is handed back from there, and nothing after it in its partition is lost', async () => {
    const member = await newMember(world, programme);
    await earn(world, programme, member, bill('broken', 100_000, world.clock()));
    const records = await newRecords();
    const transact = () => Promise.reject(new Error('the table is away'));
    const down = { ...world, table: faultyTable(world.table, { transact }) };
    const heard: unknown[] = [];
    const answer = await project(down, records, (error) => heard.push(error));
    expect(answer.batchItemFailures).toHaveLength(1);
    expect(heard).toHaveLength(1);
    await follow(records);
    const [joined, sold] = await readDays(world.table, programme, { from: today, to: today });
    expect([joined?.membersJoined, sold?.orders]).toEqual([2, 1]);
  });
});
