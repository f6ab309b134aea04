import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { decideHold } from '@quaylai/shared/loyalty/hold';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import { points } from '@quaylai/shared/words/points';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { post } from '../../src/ledger/post.ts';
import { verifyMember } from '../../src/ledger/verify.ts';
import { dueNotes, dueShards } from '../../src/records/due.ts';
import { at, faultyTable } from '../engine.ts';
import { bill, earn } from '../ledger/counter.ts';
import { buy, join, must, openShop, type Shop } from '../shop.ts';
import { accountOf, type Clockwork, historyOf, openClockwork } from './clockwork.ts';

let clockwork: Clockwork;
let shop: Shop;
let people = 0;

beforeAll(async () => {
  clockwork = await openClockwork();
});
beforeEach(async () => {
  clockwork.world.setClock('2026-11-21T09:00:00+07:00');
  shop = await openShop(clockwork.world);
});

/** Earned 35 on 21/11/2026: their last day is 21/11/2027. */
async function earner(bills = 1): Promise<MemberId> {
  people += 1;
  const { member } = await join(shop, `clock-${people}`);
  for (let each = 0; each < bills; each++) await buy(shop, member, 350_000);
  return member;
}

async function hold(member: MemberId, wanted: number) {
  const { world, programme } = shop;
  const id = `hold-${member}-${world.clock()}` as HoldId;
  must(
    await post(world, {
      programme,
      member,
      guard: { kind: 'REQUEST', caller: member, key: id, requestHash: id },
      businessTime: world.clock(),
      actor: { kind: 'MEMBER', id: member },
      branch: null,
      reason: null,
      decide: (account, { rules, now }) =>
        decideHold(
          account,
          { hold: id, points: points(wanted), order: bill('paid', 10_000_000, now) },
          rules.document,
          now,
        ),
      answer: () => ({ status: 201, body: {} }),
    }),
  );
}

const kindsOf = async (member: MemberId) =>
  (await historyOf(shop, member)).map(({ postings }) => postings.map(({ kind }) => kind).join('+'));
const isWhole = async (member: MemberId) =>
  (await verifyMember(clockwork.world.table, shop.programme, member))?.fault === null;

describe('the expiry job (C4)', () => {
  test('X06 · three days late and twice over it expires once, and the balance was right at 00:00:01', async () => {
    const member = await earner();
    await clockwork.follow(2);
    clockwork.world.setClock('2027-11-21T23:59:59+07:00');
    await clockwork.run('expiry');
    expect(await kindsOf(member)).toEqual(['EARN']);

    const firstSecond = at('2027-11-22T00:00:01+07:00');
    expect(bucketsAt(await accountOf(shop, member), firstSecond).available).toBe(0);
    clockwork.world.setClock('2027-11-25T03:00:00+07:00');
    expect(await clockwork.run('expiry')).toMatchObject({ members: 1, expired: 1 });
    expect(await clockwork.run('expiry')).toMatchObject({ members: 0, expired: 0 });
    await clockwork.follow(2);
    expect(await clockwork.run('expiry')).toMatchObject({ expired: 0 });

    const [, expired] = await historyOf(shop, member);
    expect(expired).toMatchObject({
      postings: [{ kind: 'EXPIRE', points: 35 }],
      actor: { kind: 'SYSTEM', id: 'expiry' },
      businessTime: at('2027-11-22T00:00:00+07:00'),
    });
    expect(await kindsOf(member)).toEqual(['EARN', 'EXPIRE']);
    expect(bucketsAt(await accountOf(shop, member), firstSecond).available).toBe(0);
    expect(await isWhole(member)).toBe(true);
  });

  test('X05 · of 35 points with 15 spent the job expires 20, and what the bill earned stays', async () => {
    const member = await earner();
    clockwork.world.setClock('2027-11-20T09:00:00+07:00');
    must(
      await earn(clockwork.world, shop.programme, member, bill(`x05-${member}`, 100_000, clockwork.world.clock()), 15),
    );
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    expect(await clockwork.run('expiry')).toMatchObject({ expired: 1 });
    expect((await historyOf(shop, member)).at(-1)?.postings).toMatchObject([{ kind: 'EXPIRE', points: 20 }]);
    expect(bucketsAt(await accountOf(shop, member), clockwork.world.clock()).available).toBe(8);
  });

  test('X10 · two lots of one day expire one by one, each naming the entry of its own order', async () => {
    const member = await earner(2);
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    expect(await clockwork.run('expiry')).toMatchObject({ members: 1, expired: 2 });
    const history = await historyOf(shop, member);
    const named = history[2]?.postings.map((posting) => {
      const seq = posting.kind === 'EXPIRE' ? Number(posting.lot.split('.')[0]) : 0;
      return [posting.kind, history[seq - 1]?.order?.orderId];
    });
    const orders = history.slice(0, 2).map(({ order }) => order?.orderId);
    expect(named).toEqual(orders.map((order) => ['EXPIRE', order]));
    expect(new Set(orders).size).toBe(2);
  });

  test('X06 · two runs at once expire once', async () => {
    const members = [await earner(), await earner(2), await earner()];
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    await Promise.all([clockwork.run('expiry'), clockwork.run('expiry'), clockwork.run('tier-review')]);
    for (const member of members) {
      const history = await historyOf(shop, member);
      expect(history.filter(({ postings }) => postings[0]?.kind === 'EXPIRE')).toHaveLength(1);
      expect(await isWhole(member)).toBe(true);
    }
    expect(await clockwork.run('expiry')).toMatchObject({ members: 0 });
  });

  test('X06 · a run that dies half-way is finished by the next, wherever it died', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => earner()));
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    let writesLeft = 4;
    const dying = faultyTable(clockwork.world.table, {
      write: (write) => {
        if (writesLeft-- <= 0) throw new Error('killed');
        return clockwork.world.table.write(write);
      },
    });
    // Killed between an entry and its note: what is written stays, the notes of the others too.
    await expect(clockwork.run('expiry', dying)).rejects.toThrow('could not be settled');
    const second = await clockwork.run('expiry');
    expect(second['expired']).toBe(0);
    for (const member of members) expect(await kindsOf(member)).toEqual(['EARN', 'EXPIRE']);
    expect(await clockwork.run('expiry')).toMatchObject({ members: 0 });
  });

  test('X06 · a run without time left stops, and the next goes on where it stopped', async () => {
    const members = [await earner(), await earner()];
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    expect(await clockwork.run('expiry', clockwork.world.table, 5_000)).toMatchObject({ members: 0, unfinished: 1 });
    expect(await clockwork.run('expiry')).toMatchObject({ members: 2, unfinished: 0 });
    for (const member of members) expect(await kindsOf(member)).toEqual(['EARN', 'EXPIRE']);
  });

  test('one member whose account cannot be read keeps nobody else from being settled', async () => {
    const [broken, sound] = [await earner(), await earner()];
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    const table = faultyTable(clockwork.world.table, {
      batchGet: (keys) => {
        if (keys.some(({ pk }) => pk.endsWith(broken))) throw new Error('unreadable');
        return clockwork.world.table.batchGet(keys);
      },
    });
    await expect(clockwork.run('expiry', table)).rejects.toThrow('1 members could not be settled');
    expect(await kindsOf(sound)).toEqual(['EARN', 'EXPIRE']);
    expect(await kindsOf(broken)).toEqual(['EARN']);
    await clockwork.run('expiry');
    expect(await kindsOf(broken)).toEqual(['EARN', 'EXPIRE']);
  });
});

describe('the hold sweep (C3)', () => {
  test('R04 · a hold that nobody captured is released by the job, once, and the points were back before', async () => {
    const member = await earner();
    await hold(member, 20);
    await clockwork.follow();
    clockwork.world.setClock('2026-11-21T09:09:59+07:00');
    expect(await clockwork.run('hold-sweep')).toMatchObject({ members: 0 });
    clockwork.world.setClock('2026-11-21T09:10:00+07:00');
    expect(bucketsAt(await accountOf(shop, member), clockwork.world.clock())).toMatchObject({ available: 35, held: 0 });
    expect(await clockwork.run('hold-sweep')).toMatchObject({ members: 1, released: 1, expired: 0 });
    expect(await clockwork.run('hold-sweep')).toMatchObject({ members: 0, released: 0 });
    expect(await kindsOf(member)).toEqual(['EARN', 'HOLD', 'RELEASE']);
  });

  test('R13 · points held over their last midnight are not expired by the job while they are held', async () => {
    const member = await earner();
    clockwork.world.setClock('2027-11-21T23:57:00+07:00');
    await hold(member, 35);
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    await clockwork.run('expiry');
    expect(await kindsOf(member)).toEqual(['EARN', 'HOLD']);
    expect((await accountOf(shop, member)).holds).toHaveLength(1);
  });

  test('R14 · when their time runs out after midnight, the job releases and expires them', async () => {
    const member = await earner();
    clockwork.world.setClock('2027-11-21T23:57:00+07:00');
    await hold(member, 35);
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T00:07:00+07:00');
    await clockwork.run('hold-sweep');
    expect(await kindsOf(member)).toEqual(['EARN', 'HOLD', 'RELEASE+EXPIRE']);
    expect(bucketsAt(await accountOf(shop, member), clockwork.world.clock())).toMatchObject({ available: 0, held: 0 });
  });
});

describe('what is noted for the jobs', () => {
  const notes = async (kind: 'HOLD' | 'LOT' | 'TIER', now = '2030-01-01T00:00:00+07:00', pageSize = 50) => {
    const found = [];
    for (let shard = 0; shard < dueShards; shard++) {
      const range = { kind, shard, now: at(now), pageSize };
      for await (const page of dueNotes(clockwork.world.table, shop.programme, range)) {
        expect(page.length).toBeLessThanOrEqual(pageSize);
        found.push(...page);
      }
    }
    return found;
  };

  test('a member who buys again is noted no second time; the job that comes notes the next day', async () => {
    const member = await earner();
    clockwork.world.setClock('2026-12-01T09:00:00+07:00');
    await buy(shop, member, 500_000);
    await clockwork.follow(2);
    expect(await notes('LOT')).toMatchObject([{ member, at: at('2027-11-22T00:00:00+07:00') }]);
    clockwork.world.setClock('2027-11-22T00:05:00+07:00');
    await clockwork.run('expiry');
    expect(await notes('LOT')).toMatchObject([{ member, at: at('2027-12-02T00:00:00+07:00') }]);
  });

  test('a note that came true earlier is struck out without an entry', async () => {
    const member = await earner();
    await clockwork.follow();
    clockwork.world.setClock('2027-11-22T09:00:00+07:00');
    await buy(shop, member, 100_000);
    await clockwork.run('expiry');
    expect(await kindsOf(member)).toEqual(['EARN', 'EXPIRE+EARN']);
    expect(await notes('LOT')).toMatchObject([{ member, at: at('2028-11-23T00:00:00+07:00') }]);
  });

  test('pages are bounded and miss nobody', async () => {
    const members = await Promise.all(Array.from({ length: 9 }, () => earner()));
    await clockwork.follow();
    const found = await notes('LOT', '2030-01-01T00:00:00+07:00', 2);
    expect(new Set(found.map(({ member }) => member))).toEqual(new Set(members));
  });
});
