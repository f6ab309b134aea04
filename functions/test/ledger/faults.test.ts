import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TransactAnswer } from '../../src/cloud/table.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readMemberAccount } from '../../src/ledger/read.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { dice, printedSeed } from '../dice.ts';
import { faultyTable, type TestWorld } from '../engine.ts';
import { bill, earn, hold, newMember, shopOnEngine } from './counter.ts';

const ordersPerRun = 60;
/** Fifteen bills of 330.000đ each stay under Bạc's 5.000.000đ, so every đồng earns at one rate. */
const tenThousandsMax = 33;
const contended: TransactAnswer = { kind: 'CONTENDED' };

let world: TestWorld;
let programme: Programme;
beforeAll(async () => {
  ({ world, programme } = await shopOnEngine());
});

describe('when the table misbehaves', () => {
  test('Q4 · committed but the answer lost: the retry finds its own guard and knows that it was itself', async () => {
    const member = await newMember(world, programme);
    let lost = 0;
    const table = faultyTable(world.table, {
      transact: async (writes) => {
        const answer = await world.table.transact(writes);
        lost += 1;
        return lost === 1 ? contended : answer;
      },
    });
    const order = bill(`lost-${member}`, 350_000, world.clock());
    const answered = await earn({ ...world, table }, programme, member, order);
    expect(answered).toMatchObject({
      ok: true,
      value: { kind: 'POSTED', reply: { status: 201, body: { after: 35 } } },
    });
    expect(await earn(world, programme, member, order)).toMatchObject({ value: { kind: 'REPLAYED' } });
    expect((await readMemberAccount(world.table, programme, member))?.account.version).toBe(1);
  });

  test('I9 · a process that froze and wakes after its deadline begins no write', async () => {
    const member = await newMember(world, programme);
    let isAwake = false;
    const table = faultyTable(world.table, {
      get: async (key) => {
        const item = await world.table.get(key);
        isAwake = true;
        return item;
      },
      batchGet: async (keys) => {
        const items = await world.table.batchGet(keys);
        isAwake = true;
        return items;
      },
    });
    const deadline = instant(world.clock() + 5_000);
    const frozen = { ...world, table, deadline, clock: () => instant(world.clock() + (isAwake ? 600_000 : 0)) };
    const late = await earn(frozen, programme, member, bill(`late-${member}`, 350_000, world.clock()));
    expect(late).toEqual({ ok: false, problem: { code: 'BUSY' } });
    expect((await readMemberAccount(world.table, programme, member))?.account.version).toBe(0);
  });

  test('endless conflict ends in BUSY before the deadline, and nothing is written', async () => {
    const member = await newMember(world, programme);
    let waitedMs = 0;
    const stuck: TestWorld = {
      ...world,
      table: faultyTable(world.table, { transact: async () => contended }),
      clock: () => instant(world.clock() + waitedMs),
      sleep: async (ms) => {
        waitedMs += ms;
      },
      deadline: instant(world.clock() + 300),
    };
    const refused = await earn(stuck, programme, member, bill(`stuck-${member}`, 350_000, world.clock()));
    expect(refused).toEqual({ ok: false, problem: { code: 'BUSY' } });
    expect(waitedMs).toBeLessThan(300);
    expect((await readMemberAccount(world.table, programme, member))?.account.version).toBe(0);
  });

  test('Q1 Q3 · conflicts, lost answers and impatient clients together: every order once, every balance right', async () => {
    const seed = printedSeed();
    const roll = dice(seed);
    const faulty: TestWorld = {
      ...world,
      sleep: () => Promise.resolve(),
      table: faultyTable(world.table, {
        transact: async (writes) => {
          if (roll() < 0.25) return contended;
          const answer = await world.table.transact(writes);
          return roll() < 0.25 ? contended : answer;
        },
      }),
    };
    const members = await Promise.all(Array.from({ length: 4 }, () => newMember(world, programme)));
    const expected = new Map(members.map((member) => [member, 0]));
    const pushes = Array.from({ length: ordersPerRun }, (_, each) => {
      const member = members[each % members.length] ?? members[0];
      if (member === undefined) throw new Error('no member');
      const amount = 10_000 * (1 + Math.floor(roll() * tenThousandsMax));
      expected.set(member, (expected.get(member) ?? 0) + amount / 10_000);
      return { member, order: bill(`storm-${seed}-${each}`, amount, world.clock()) };
    });
    const twice = [...pushes, ...pushes].sort(() => roll() - 0.5);
    for (let start = 0; start < twice.length; start += 8) {
      await Promise.all(twice.slice(start, start + 8).map(({ member, order }) => settle(faulty, member, order)));
    }
    for (const [member, earned] of expected) {
      const stored = await readMemberAccount(world.table, programme, member);
      expect(stored && bucketsAt(stored.account, world.clock()).available).toBe(earned);
      expect((await verifyMember(world.table, programme, member))?.fault).toBeNull();
    }
  }, 300_000);

  /** A client that keeps asking until it hears something else than "busy". */
  async function settle(faulty: TestWorld, member: Parameters<typeof earn>[2], order: ReturnType<typeof bill>) {
    for (let patience = 0; patience < 20; patience++) {
      const answer = await earn(faulty, programme, member, order);
      if (answer.ok) return;
      expect(answer.problem.code).toBe('BUSY');
    }
    throw new Error('busy for ever');
  }

  test('a guard is forgotten after 45 days, an order never', async () => {
    const member = await newMember(world, programme);
    const order = bill(`ttl-${member}`, 350_000, world.clock());
    await earn(world, programme, member, order);
    await hold(world, programme, member, 'ttl', 20);
    const kept = await world.table.get({ pk: `${programme.id}#O#pos#ttl-${member}`, sk: 'ORDER' });
    const passing = await world.table.get({ pk: `${programme.id}#I#${member}#ttl`, sk: 'GUARD' });
    expect(kept?.['ttl']).toBeUndefined();
    expect(passing?.['ttl']).toBe(Math.floor(world.clock() / 1000) + 45 * 86_400);
  });
});
