import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { decideCapture } from '@quaylai/shared/loyalty/hold';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { beforeAll, describe, expect, test } from 'vitest';
import { requestHash } from '../../src/ledger/guard.ts';
import { post } from '../../src/ledger/post.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import { readHistory, readHome, readMemberAccount } from '../../src/ledger/read.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { type Meter, type TestWorld, testProgramme } from '../engine.ts';
import { bill, earn, hold, newMember, openShop, shopOnEngine } from './counter.ts';

const repetitions = 50;
const sideBySide = 10;

let world: TestWorld;
let programme: Programme;
let meter: Meter;

beforeAll(async () => {
  ({ world, programme, meter } = await shopOnEngine());
});

async function memberWith(available: number): Promise<MemberId> {
  const member = await newMember(world, programme);
  if (available > 0) await earn(world, programme, member, bill(`first-${member}`, available * 10_000, world.clock()));
  return member;
}

async function buckets(member: MemberId) {
  const stored = await readMemberAccount(world.table, programme, member);
  if (stored === null) throw new Error('no such member');
  return bucketsAt(stored.account, world.clock());
}

function capture(member: MemberId, key: string, holdKey: string, amount: number) {
  return post(world, {
    programme,
    member,
    guard: {
      kind: 'REQUEST',
      caller: member,
      key,
      requestHash: requestHash('POST', `/v1/holds/${holdKey}/capture`, amount),
    },
    businessTime: world.clock(),
    actor: { kind: 'STAFF', id: 's1' },
    branch: null,
    reason: null,
    decide: (account, { now }) =>
      decideCapture(account, { hold: `hold-${holdKey}` as HoldId, points: points(amount) }, now),
    answer: ({ entry }) => ({ status: 200, body: { after: entry.after } }),
  });
}

describe('once is once', () => {
  test('R02 · the same key and body twice make one hold and one identical body', async () => {
    const member = await memberWith(120);
    const first = await hold(world, programme, member, 'k1', 50);
    const second = await hold(world, programme, member, 'k1', 50);
    if (!first.ok || first.value.kind !== 'POSTED') throw new Error('not posted');
    expect(second).toEqual({
      ok: true,
      value: { kind: 'REPLAYED', reply: first.value.reply, seq: first.value.entry.seq, awaited: false },
    });
    expect((await buckets(member)).held).toBe(50);
  });

  test('R02 · a repetition is answered even when the points are gone', async () => {
    const member = await memberWith(100);
    await hold(world, programme, member, 'k1', 100);
    const again = await hold(world, programme, member, 'k1', 100);
    expect(again.ok && again.value.kind).toBe('REPLAYED');
  });

  test('R03 · the same key with 60 points instead of 50 is refused and the first hold stays', async () => {
    const member = await memberWith(120);
    await hold(world, programme, member, 'k1', 50);
    expect(await hold(world, programme, member, 'k1', 60)).toEqual({
      ok: false,
      problem: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect((await buckets(member)).held).toBe(50);
  });

  test('R07 · a capture retried after a timeout spends once and answers the same', async () => {
    const member = await memberWith(120);
    await hold(world, programme, member, 'h', 100);
    const [first, retried] = await Promise.all([capture(member, 'c', 'h', 100), capture(member, 'c', 'h', 100)]);
    expect(first.ok && retried.ok && first.value.kind !== 'KNOWN_ORDER' && retried.value.kind !== 'KNOWN_ORDER').toBe(
      true,
    );
    const kinds = [first, retried].map((one) => one.ok && one.value.kind).sort();
    expect(kinds).toEqual(['POSTED', 'REPLAYED']);
    const stored = await readMemberAccount(world.table, programme, member);
    expect(stored?.account.lifetimeSpent).toBe(100);
  });

  test('a refusal is not remembered: the same key works once the points are there', async () => {
    const member = await memberWith(20);
    expect(await hold(world, programme, member, 'k', 50)).toMatchObject({ problem: { code: 'INSUFFICIENT_POINTS' } });
    await earn(world, programme, member, bill(`more-${member}`, 500_000, world.clock()));
    expect((await hold(world, programme, member, 'k', 50)).ok).toBe(true);
  });

  test('E18 · the same order pushed eight times at once earns once', async () => {
    const member = await newMember(world, programme);
    const order = bill(`e18-${member}`, 350_000, world.clock());
    const all = await Promise.all(Array.from({ length: 8 }, () => earn(world, programme, member, order)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(all.filter((one) => one.ok && one.value.kind === 'POSTED')).toHaveLength(1);
    expect((await buckets(member)).available).toBe(35);
  });

  test('Q3 · the same revision with another body changes nothing and is handed to the caller', async () => {
    const member = await newMember(world, programme);
    await earn(world, programme, member, bill(`q3-${member}`, 350_000, world.clock()));
    const other = await earn(world, programme, member, bill(`q3-${member}`, 360_000, world.clock()));
    expect(other).toMatchObject({
      ok: true,
      value: { kind: 'KNOWN_ORDER', relation: 'OTHER_BODY', order: { earned: 35 } },
    });
    expect((await buckets(member)).available).toBe(35);
  });

  test('E20 · a lower revision arriving later is known as older, a higher one as newer', async () => {
    const member = await newMember(world, programme);
    const push = (revision: number) =>
      earn(world, programme, member, bill(`e20-${member}`, 350_000, world.clock(), revision));
    await push(2);
    expect(await push(1)).toMatchObject({ value: { kind: 'KNOWN_ORDER', relation: 'OLDER' } });
    expect(await push(3)).toMatchObject({ value: { kind: 'KNOWN_ORDER', relation: 'NEWER' } });
  });

  test('E22 · the order of one member is not given to another', async () => {
    const [member, other] = [await newMember(world, programme), await newMember(world, programme)];
    const order = bill(`e22-${member}`, 350_000, world.clock());
    await earn(world, programme, member, order);
    expect(await earn(world, programme, other, order)).toMatchObject({
      value: { kind: 'KNOWN_ORDER', relation: 'OTHER_MEMBER', member },
    });
    expect((await buckets(other)).available).toBe(0);
  });
});

describe('many at once', () => {
  test(`R01 · of two parallel holds of 100 on 120 exactly one succeeds, ${repetitions} times over`, async () => {
    for (let done = 0; done < repetitions; done += sideBySide) {
      await Promise.all(Array.from({ length: sideBySide }, race));
    }
  }, 300_000);

  async function race() {
    const member = await memberWith(120);
    const both = await Promise.all([
      hold(world, programme, member, 'a', 100),
      hold(world, programme, member, 'b', 100),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({
      ok: false,
      problem: { code: 'INSUFFICIENT_POINTS', available: 20 },
    });
    expect((await buckets(member)).available).toBe(20);
  }

  test('C1.6 · twelve orders of one member at once all count, and nobody hears of the race', async () => {
    const member = await newMember(world, programme);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, each) =>
        earn(world, programme, member, bill(`c16-${member}-${each}`, 100_000, world.clock())),
      ),
    );
    expect(all.map((one) => one.ok && one.value.kind)).toEqual(Array(12).fill('POSTED'));
    expect((await buckets(member)).available).toBe(120);
    expect(await verifyMember(world.table, programme, member)).toEqual({ entries: 12, fault: null });
  });
});

describe('reading', () => {
  test('home is one query: the account and the newest entries', async () => {
    const member = await memberWith(0);
    for (const each of [1, 2, 3, 4]) {
      await earn(world, programme, member, bill(`home-${member}-${each}`, each * 100_000, world.clock()));
    }
    meter.calls = [];
    const home = await readHome(world.table, programme, member, { latestMax: 3, endingFrom: world.clock() });
    expect(meter.calls).toEqual(['query']);
    expect(home?.account.version).toBe(4);
    expect(home?.latest.map(({ entry }) => entry.seq)).toEqual([4, 3, 2]);
  });

  test('history goes on where a page ended and stops at the first entry', async () => {
    const member = await memberWith(0);
    for (const each of [1, 2, 3]) {
      await earn(world, programme, member, bill(`page-${member}-${each}`, each * 100_000, world.clock()));
    }
    const first = await readHistory(world.table, programme, member, { limit: 2, cursor: null });
    const rest = await readHistory(world.table, programme, member, { limit: 2, cursor: first.next });
    expect([...first.entries, ...rest.entries].map(({ entry }) => entry.seq)).toEqual([3, 2, 1]);
    expect(rest.next).toBeNull();
  });

  test('W03 · a member of another programme is not found', async () => {
    const member = await memberWith(100);
    const elsewhere = testProgramme();
    await openShop(world, elsewhere);
    expect(await hold(world, elsewhere, member, 'k', 10)).toEqual({ ok: false, problem: { code: 'NOT_FOUND' } });
    expect(await readHome(world.table, elsewhere, member, { latestMax: 5, endingFrom: world.clock() })).toBeNull();
  });
});
