import type { BranchId, MemberId } from '@quaylai/shared/words/ids';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Item, Table, Write } from '../../src/cloud/table.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import type { Change } from '../../src/projections/change.ts';
import { addToDays } from '../../src/projections/count-days.ts';
import { readDays } from '../../src/projections/read-days.ts';
import { rebuildDays } from '../../src/projections/rebuild-days.ts';
import { dice, printedSeed } from '../dice.ts';
import { faultyTable, type TestWorld, testProgramme, testWorld } from '../engine.ts';
import { bill, earn, newMember, openShop } from '../ledger/counter.ts';
import { modelTable } from '../model/model-table.ts';
import { keyOf, ModelStore, type Step } from '../model/store.ts';
import { permittedTable } from '../permitted-table.ts';

const branch = 'ben-thanh' as BranchId;
const today = '2026-11-21' as LocalDate;
const billDong = 100_000;

let store: ModelStore;
let steps: Step[];
let world: TestWorld;
let programme: Programme;
/** How many items each transaction of the stream had. */
let transactions: number[] = [];

beforeEach(async () => {
  steps = [];
  store = new ModelStore((step) => steps.push(step));
  world = testWorld(modelTable(store));
  programme = testProgramme();
  await openShop(world, programme);
  await count(changes());
  transactions = [];
});

/** What the stream has to tell since the last time: only what totals are made of. */
const changes = (): readonly Change[] =>
  steps
    .splice(0)
    .filter(({ key: { sk } }) => sk === 'HEAD' || sk.startsWith('E#'))
    .map(({ key, before, after }, place) => ({ ...key, before, after, programme, sequence: String(place) }));

/** An order each, as different members at one branch. */
async function orders(members: readonly MemberId[], name: string): Promise<readonly Change[]> {
  for (const [place, member] of members.entries()) {
    const posted = await earn(world, programme, member, bill(`${name}-${place}`, billDong, world.clock()));
    if (!posted.ok) throw new Error(posted.problem.code);
  }
  return changes();
}

async function members(count: number): Promise<readonly MemberId[]> {
  const made: MemberId[] = [];
  while (made.length < count) made.push(await newMember(world, programme));
  return made;
}

function count(batch: readonly Change[], faults: (table: Table) => Partial<Table> = () => ({})): Promise<void> {
  const table = faultyTable(world.table, faults(world.table));
  const counting = faultyTable(table, {
    transact: (writes) => {
      transactions.push(writes.length);
      return table.transact(writes);
    },
  });
  return addToDays({ ...world, sleep: async () => undefined, table: permittedTable(counting, 'stream') }, batch);
}

/** Whoever opened the shop is its first member and nobody's business here. */
async function sold(): Promise<readonly [orders: number, spendDong: number, joined: number]> {
  const days = await readDays(world.table, programme, { from: today, to: today });
  const at = (branchId: BranchId | null) => days.find((day) => day.branchId === branchId);
  return [at(branch)?.orders ?? 0, at(branch)?.spendDong ?? 0, (at(null)?.membersJoined ?? 0) - 1];
}

/** Q11 · whatever happened, the totals are those that the entries give. */
async function expectRight(): Promise<void> {
  const all = async function* () {
    yield* [...store];
  };
  expect((await rebuildDays(world.table, programme, all())).corrected).toBe(0);
}

describe('a batch of the stream', () => {
  test('of members who share a branch is one transaction: their marks, and one item for the day', async () => {
    const people = await members(20);
    await count(changes());
    await count(await orders(people, 'a'));
    expect(transactions).toEqual([21, 21]);
    expect(await sold()).toEqual([20, 20 * billDong, 20]);
  });

  test('handed again adds nothing', async () => {
    const joined = await members(3).then(async (people) => [...changes(), ...(await orders(people, 'b'))]);
    for (let each = 0; each < 3; each++) await count(joined);
    expect(await sold()).toEqual([3, 3 * billDong, 3]);
    // Once to add, and then once each time to hear that all of it is there.
    expect(transactions).toHaveLength(3);
  });

  test('that overlaps with one before adds only what is new, of those counted and of those not', async () => {
    const people = await members(6);
    const joined = changes();
    const [first, second] = [await orders(people, 'c'), await orders(people.slice(0, 3), 'd')];
    await count(joined);
    await count(first.slice(0, 6));
    await count([...first, ...second]);
    expect(await sold()).toEqual([9, 9 * billDong, 6]);
    await expectRight();
  });

  test('may bring a later entry of a member before an earlier one, and each is added once', async () => {
    const [member] = await members(1);
    if (member === undefined) throw new Error('nobody');
    const joined = changes();
    const bought: (readonly Change[])[] = [];
    for (const name of ['e1', 'e2', 'e3', 'e4']) bought.push(await orders([member], name));
    const [one = [], two = [], three = [], four = []] = bought;
    for (const batch of [three, three, joined, [...four, ...one], two, one, four, three]) await count(batch);
    expect(await sold()).toEqual([4, 4 * billDong, 1]);
    expect(store.get({ pk: `${programme.id}#M#${member}`, sk: 'COUNTED' })).toMatchObject({ n: 4 });
    expect(store.get({ pk: `${programme.id}#M#${member}`, sk: 'COUNTED' })).not.toHaveProperty('m');
  });

  test('with one step twice in it adds it once', async () => {
    const [member] = await members(1);
    const batch = [...changes(), ...(await orders([member as MemberId], 'f'))];
    await count([...batch, ...batch]);
    expect(await sold()).toEqual([1, billDong, 1]);
  });

  test('that meets another on its day goes on beside it, and readers add them up', async () => {
    const people = await members(4);
    await count(changes());
    const batch = await orders(people, 'g');
    const [left, right] = [batch.slice(0, batch.length / 2), batch.slice(batch.length / 2)];
    let isMet = false;
    await count(right, (table) => ({
      transact: async (writes) => {
        if (isMet) return table.transact(writes);
        isMet = true;
        await count(left);
        return { kind: 'CONTENDED' };
      },
    }));
    expect(await sold()).toEqual([4, 4 * billDong, 4]);
    await expectRight();
  });
});

describe('more members than one transaction takes', () => {
  /** Newcomers are the cheapest of what is counted: so many at once come from an import. */
  const newcomers = (many: number): readonly Change[] =>
    Array.from({ length: many }, (_, place) => {
      const item: Item = { pk: `${programme.id}#M#NEW${place}`, sk: 'HEAD', j: world.clock() };
      return { ...item, before: null, after: item, programme, sequence: String(place) };
    });

  test('are cut into transactions of at most a hundred items', async () => {
    await count(newcomers(250));
    expect(transactions).toEqual([100, 100, 53]);
    expect((await sold())[2]).toBe(250);
  });

  test('a crash between two transactions loses nothing and adds nothing twice', async () => {
    const batch = newcomers(250);
    let done = 0;
    const dying = count(batch, (table) => ({
      transact: async (writes) => {
        done += 1;
        if (done > 1) throw new Error('the process is gone');
        return table.transact(writes);
      },
    }));
    await expect(dying).rejects.toThrow('the process is gone');
    expect((await sold())[2]).toBe(99);
    await count(batch);
    expect((await sold())[2]).toBe(250);
  });

  test('an answer that is lost after the write adds nothing twice', async () => {
    let isLost = false;
    await count(newcomers(120), (table) => ({
      transact: async (writes) => {
        const answer = await table.transact(writes);
        if (isLost) return answer;
        isLost = true;
        return { kind: 'CONTENDED' };
      },
    }));
    expect((await sold())[2]).toBe(120);
  });
});

test('Q11 · batches in any order, split, handed again, side by side and through bad weather give the entries’ totals', async () => {
  const roll = dice(printedSeed());
  const people = await members(8);
  const lanes = new Map<string, Change[]>();
  for (const change of changes()) lanes.set(change.pk, [change]);
  for (let each = 0; each < 40; each++) {
    for (const change of await orders([people[Math.floor(roll() * people.length)] as MemberId], `h${each}`)) {
      lanes.get(change.pk)?.push(change);
    }
  }
  const stormy = (table: Table): Partial<Table> => ({
    transact: async (writes: readonly Write[]) => {
      const luck = roll();
      if (luck < 0.1) return { kind: 'CONTENDED' };
      const answer = await table.transact(writes);
      if (luck > 0.95) throw new Error('gone after the write');
      return luck > 0.85 ? { kind: 'CONTENDED' } : answer;
    },
  });
  const all = [...lanes.values()].flat();
  for (let batch = 0; batch < 60; batch++) {
    const pieces = [0, 1].map(() => all.filter(() => roll() < 0.15).sort(() => roll() - 0.5));
    await Promise.allSettled(pieces.map((piece) => count(piece, stormy)));
  }
  for (const lane of lanes.values()) await count(lane);
  expect(await sold()).toEqual([40, 40 * billDong, 8]);
  await expectRight();
  const keys = new Set([...store].map((item) => keyOf({ put: item }).pk).filter((pk) => pk.includes('#DAY#')));
  expect(keys.size).toBeGreaterThan(1);
});
