import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { HoldId, MemberId } from '@quaylai/shared/words/ids';
import { dong } from '@quaylai/shared/words/money';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { orderKey } from '../../../src/ledger/keys.ts';
import { readHistory, readMemberAccount } from '../../../src/ledger/read.ts';
import { verifyMember } from '../../../src/ledger/verify.ts';
import { asidesOf } from '../../../src/records/set-aside.ts';
import { at, startEngine, type TestWorld, testWorld } from '../../engine.ts';
import { hold } from '../../ledger/counter.ts';
import { newPhone, openTill, publish, sale } from './till.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
let world: TestWorld;
let till: Awaited<ReturnType<typeof openTill>>;

beforeAll(async () => {
  engine = await startEngine();
  world = testWorld(engine.table);
  till = await openTill(world);
});

async function accountOf(memberId: string | null, programme = till.programme) {
  const stored = await readMemberAccount(world.table, programme, memberId as MemberId);
  if (stored === null) throw new Error('no such member');
  return stored.account;
}
const available = async (memberId: string | null) => bucketsAt(await accountOf(memberId), world.clock()).available;
const asides = async (orderId: string) => {
  const kept = await asidesOf(world, till.programme, { source: till.integration, orderId });
  return kept.map(({ outcome, reason }) => [outcome, reason]);
};

describe('A sale pushed by a till', () => {
  it('E01 · T10 · the first purchase of an unknown phone enrols at Đồng, and 350.000đ earns 35', async () => {
    const reply = await till.push();
    expect(reply).toMatchObject({ status: 200, outcome: 'POSTED', points: 35, entrySeq: 1, reason: null });
    const account = await accountOf(reply.memberId);
    expect([account.tier.id, await available(reply.memberId)]).toEqual(['dong', 35]);
  });

  it.each([
    ['E02', 349_999, 34],
    ['E03', 9_999, 0],
    ['E26', '199999.6000', 20],
  ])('%s · %s earns %i', async (_, total, points) => {
    expect(await till.push({ total })).toMatchObject({ outcome: 'POSTED', points });
  });

  it('E07 · three lines of 6.667đ earn 2, not 0 by the line', async () => {
    const lines = ['1', '2', '3'].map((line_id) => ({ line_id, qty: 1, unit_price: 6667 }));
    expect(await till.push({ lines, total: 20_001 })).toMatchObject({ points: 2 });
  });

  it('E16 · E17 · reaching exactly 5.000.000đ makes Bạc, and the next 300.000đ earns 36', async () => {
    const customer = { phone: newPhone() };
    await till.push({ customer, total: 4_700_000 });
    const reaching = await till.push({ customer, total: 300_000 });
    expect([reaching.points, (await accountOf(reaching.memberId)).tier.id]).toEqual([30, 'bac']);
    expect(await till.push({ customer, total: 300_000 })).toMatchObject({ points: 36 });
  });

  it('E08 · Bạc earns 23 on 199.000đ', async () => {
    const customer = { phone: newPhone() };
    await till.push({ customer, total: 5_000_000 });
    expect(await till.push({ customer, total: 199_000 })).toMatchObject({ points: 23 });
  });

  it('T09 · one bill of 16 million lifts from Đồng to Vàng and earns at Đồng', async () => {
    const reply = await till.push({ total: 16_000_000 });
    expect([reply.points, (await accountOf(reply.memberId)).tier.id]).toEqual([1_600, 'vang']);
  });

  it('knows one customer by every spelling of the phone, also the prefixes of before 2018', async () => {
    const spellings = ['0168 123 4567', '+84381234567', '84.38.123.4567', '0381234567'];
    const members = [];
    for (const phone of spellings) members.push((await till.push({ customer: { phone } })).memberId);
    expect(new Set(members).size).toBe(1);
  });

  it('E24 · selling a gift card earns nothing; a later order of 500.000đ paid by it earns 50', async () => {
    const customer = { phone: newPhone() };
    const card = [{ line_id: '1', qty: 1, unit_price: 500_000, is_gift_card: true }];
    expect(await till.push({ customer, lines: card, total: 500_000 })).toMatchObject({ outcome: 'POSTED', points: 0 });
    const tenders = [{ method: 'GIFT_CARD', amount: 500_000 }];
    expect(await till.push({ customer, total: 500_000, tenders })).toMatchObject({ points: 50 });
  });

  it('W03 · the same bill and phone in another programme are another bill of another member', async () => {
    const other = await openTill(world);
    const order = sale();
    const [here, there] = [await till.push(order), await other.push(order)];
    expect([here.outcome, there.outcome]).toEqual(['POSTED', 'POSTED']);
    expect(there.memberId).not.toBe(here.memberId);
    const customer = { member_id: here.memberId };
    expect(await other.push({ customer })).toMatchObject({ outcome: 'NO_MEMBER', reason: 'MEMBER_UNKNOWN' });
  });

  it('may name its member by id', async () => {
    const { memberId } = await till.push();
    expect(await till.push({ customer: { member_id: memberId } })).toMatchObject({ outcome: 'POSTED', memberId });
  });

  it.each([
    ['no customer', null, 'NO_CUSTOMER'],
    ['a phone that is none', { phone: '12345' }, 'PHONE_UNREADABLE'],
    ['a member of another programme', { member_id: 'ANOTHERSHOPSMEMB' }, 'MEMBER_UNKNOWN'],
  ])('with %s moves nothing', async (_, customer, reason) => {
    expect(await till.push({ customer })).toMatchObject({ outcome: 'NO_MEMBER', memberId: null, points: 0, reason });
  });

  it.each([[{ status: 'OPEN' }], [{ paid: false }]])(
    'waits while it is not completed and paid: %j',
    async (changes) => {
      const order = sale(changes);
      expect(await till.push(order)).toMatchObject({ outcome: 'NOT_YET', points: 0 });
      expect(await till.push({ ...order, status: 'COMPLETED', paid: true, revision: 2 })).toMatchObject({
        outcome: 'POSTED',
        points: 35,
      });
    },
  );
});

describe('The same sale again', () => {
  it('E18 · pushed three times at once earns once, and each push hears the same facts', async () => {
    const order = sale();
    const replies = await Promise.all([1, 2, 3].map(() => till.push(order)));
    expect(replies.map((reply) => reply.outcome).sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'POSTED']);
    expect(new Set(replies.map(({ memberId, entrySeq, points }) => `${memberId} ${entrySeq} ${points}`)).size).toBe(1);
    expect(replies.map((reply) => reply.replayed)).toEqual(replies.map((reply) => reply.outcome === 'DUPLICATE'));
    expect(await available(replies[0]?.memberId ?? null)).toBe(35);
  });

  it('is the same however its JSON is spelt', async () => {
    const order = sale();
    await till.push(order);
    const reversed = Object.fromEntries(Object.entries(order).reverse());
    expect(await till.send(JSON.stringify(reversed, null, 2))).toMatchObject({ outcome: 'DUPLICATE', points: 35 });
  });

  it('with the same revision and another body is kept for a person, and moves nothing', async () => {
    const order = sale();
    const { memberId } = await till.push(order);
    const other = { ...order, total: 360_000, lines: [{ line_id: '1', qty: 1, unit_price: 360_000 }] };
    expect(await till.push(other)).toMatchObject({ outcome: 'QUARANTINED', reason: 'SAME_REVISION_OTHER_BODY' });
    expect(await available(memberId)).toBe(35);
    expect(await asides(String(order['source_id']))).toEqual([['QUARANTINED', 'SAME_REVISION_OTHER_BODY']]);
  });

  it('for another customer is kept for a person', async () => {
    const order = sale();
    await till.push(order);
    const reply = await till.push({ ...order, customer: { phone: newPhone() } });
    expect(reply).toMatchObject({ outcome: 'QUARANTINED', reason: 'OTHER_MEMBER' });
  });

  it('E20 · in a lower revision is stale', async () => {
    const order = sale({ revision: 5 });
    const { memberId } = await till.push(order);
    const older = sale({ ...order, revision: 4, lines: [{ line_id: '1', qty: 1, unit_price: 1_000 }], total: 1_000 });
    expect(await till.push(older)).toMatchObject({ outcome: 'STALE', memberId, points: 0 });
    expect(await available(memberId)).toBe(35);
  });
});

describe('The rules of the sale’s own time', () => {
  it('E25 · an offline sale of 20/11 23:50 earns by v1, one at 2026-11-20T17:30Z by v2', async () => {
    const dearer = { ...defaultRules, earn: { ...defaultRules.earn, dongPerPoint: dong(20_000) } };
    const ownWorld = testWorld(engine.table, '2026-11-01T09:00:00+07:00');
    const ownTill = await openTill(ownWorld);
    await publish(ownWorld, ownTill.programme, dearer, 1, at('2026-11-21T00:00:00+07:00'));
    ownWorld.setClock('2026-11-21T10:00:00+07:00');
    const before = await ownTill.push({ total: 200_000, business_time: '2026-11-20T23:50:00' });
    const after = await ownTill.push({ total: 200_000, business_time: '2026-11-20T17:30:00Z' });
    expect([before.points, after.points]).toEqual([20, 10]);
  });

  it('a till whose clock is an hour ahead is posted at the time of arrival, and flagged', async () => {
    const reply = await till.push({ business_time: '2026-11-21T10:00:00' });
    expect(reply).toMatchObject({ outcome: 'POSTED', reason: 'CLOCK_AHEAD' });
    const page = { limit: 1, cursor: null };
    const [latest] = (await readHistory(world.table, till.programme, reply.memberId as MemberId, page)).entries;
    expect([latest?.entry.businessTime, latest?.entry.reason?.code]).toEqual([world.clock(), 'CLOCK_AHEAD']);
  });
});

describe('Points as payment from a till', () => {
  // A till of its own for each test: the ledger's fixture makes its holds for the order "bill".
  async function memberWith100() {
    const shop = await openTill(world);
    const member = (await shop.push({ total: 1_000_000 })).memberId as MemberId;
    const held = async (key: string, points: number) => {
      const answer = await hold(world, shop.programme, member, key, points);
      if (!answer.ok) throw new Error(answer.problem.code);
      return `hold-${key}` as HoldId;
    };
    const pay = (holdId: HoldId | null, changes: Record<string, unknown> = {}) =>
      shop.push({
        source_id: 'bill',
        customer: { member_id: member },
        points_used: 100,
        hold_id: holdId,
        ...changes,
      });
    const account = () => accountOf(member, shop.programme);
    return { held, pay, account };
  }

  it('E04 · 350.000đ with 100 held points captures them and earns 25 in one post', async () => {
    const { held, pay, account } = await memberWith100();
    const holdId = await held('e04', 100);
    expect(await pay(holdId)).toMatchObject({ outcome: 'POSTED', points: 25, entrySeq: 3 });
    expect(bucketsAt(await account(), world.clock())).toMatchObject({ available: 25, held: 0 });
    expect(await pay(holdId)).toMatchObject({ outcome: 'DUPLICATE', points: 25 });
  });

  it('without a hold it is kept for a person, and nothing moves', async () => {
    const { pay, account } = await memberWith100();
    const before = await account();
    expect(await pay(null)).toMatchObject({ status: 200, outcome: 'QUARANTINED', reason: 'POINTS_WITHOUT_HOLD' });
    expect(await pay('hold-x' as HoldId)).toMatchObject({ outcome: 'QUARANTINED', reason: 'HOLD_CLOSED' });
    expect(await account()).toEqual(before);
  });

  it('with more points than the hold has it is kept for a person', async () => {
    const { held, pay } = await memberWith100();
    expect(await pay(await held('small', 50))).toMatchObject({ outcome: 'QUARANTINED', reason: 'CEILING' });
  });

  it('with a hold that was made for another order it is kept for a person', async () => {
    const { held, pay } = await memberWith100();
    const reply = await pay(await held('other', 100), { source_id: 'another-bill' });
    expect(reply).toMatchObject({ outcome: 'QUARANTINED', reason: 'HOLD_CLOSED' });
  });

  it('E05 · a hold may not pay more of this order than the ceiling allows', async () => {
    const { held, pay } = await memberWith100();
    const reply = await pay(await held('ceiling', 100), { total: 150_000 });
    expect(reply).toMatchObject({ outcome: 'QUARANTINED', reason: 'CEILING' });
  });

  it('R04 · a hold whose ten minutes are over pays nothing', async () => {
    const { held, pay } = await memberWith100();
    const holdId = await held('late', 100);
    const started = world.clock();
    world.setClock((started + 10 * 60_000) as Instant);
    expect(await pay(holdId)).toMatchObject({ outcome: 'QUARANTINED', reason: 'HOLD_EXPIRED' });
    world.setClock(started);
  });
});

describe('What is not posted', () => {
  it('a bill whose numbers disagree is kept, once however often it comes', async () => {
    const order = sale({ lines: [{ line_id: '1', qty: 1, unit_price: 300_000 }] });
    for (let time = 0; time < 3; time++) {
      expect(await till.push(order)).toMatchObject({ outcome: 'QUARANTINED', reason: 'TOTAL_MISMATCH' });
    }
    expect(await asides(String(order['source_id']))).toEqual([['QUARANTINED', 'TOTAL_MISMATCH']]);
  });

  it('keeps names and phones sealed', async () => {
    const phone = newPhone();
    const order = sale({
      customer: { phone, name: 'Nguyễn Thị Canary' },
      total: 1,
      lines: [{ line_id: '1', qty: 1, unit_price: 9_000 }],
    });
    await till.push(order);
    const { pk } = orderKey(till.programme, { source: till.integration, orderId: String(order['source_id']) });
    const stored = await world.table.query({ pk, from: 'A', to: 'Z', limit: 10 });
    const bytes = stored.items.map((item) => JSON.stringify(item) + Buffer.from(item['b'] as Uint8Array).toString());
    expect(bytes.join()).not.toMatch(new RegExp(`${phone}|Canary`));
    const [kept] = await asidesOf(world, till.programme, {
      source: till.integration,
      orderId: String(order['source_id']),
    });
    // A name is never kept, a phone that nobody has yet only until somebody judged it.
    expect(kept?.body).toMatchObject({ customer: { phone } });
    expect(JSON.stringify(kept?.body)).not.toContain('Canary');
  });

  it.each([
    ['a time that is none', { business_time: 'hôm qua' }, 'business_time'],
    ['a branch of nobody', { branch_ref: 'NOWHERE1' }, 'branch_ref'],
    ['a return that names no order', { kind: 'RETURN' }, 'original_source_id'],
  ])('%s is refused, and says why', async (_, changes, field) => {
    const reply = await till.send(JSON.stringify(sale(changes)));
    expect(reply).toMatchObject({ status: 400, code: 'INVALID_REQUEST', fields: { [field]: expect.any(String) } });
  });
});

describe('The border', () => {
  it('refuses another signature, a body changed on the way, and an unknown till', async () => {
    const body = JSON.stringify(sale());
    const wrong = { 'x-loyalty-signature': `t=${Math.floor(world.clock() / 1000)},v1=${'0'.repeat(64)}` };
    expect(await till.send(body, wrong)).toMatchObject({ status: 401, code: 'BAD_SIGNATURE' });
    expect(await till.send(body, { 'x-loyalty-integration': 'TILLOFNOBODY' })).toMatchObject({ status: 401 });
    expect(await till.send(body, { 'x-loyalty-integration': 'a#b' })).toMatchObject({ status: 401 });
  });

  it('takes 256 KB and not a byte more', async () => {
    const reply = await till.send(JSON.stringify(sale({ raw_ref: 'x'.repeat(256 * 1024) })));
    expect(reply).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('refuses a field it does not know', async () => {
    expect(await till.send(JSON.stringify(sale({ bonus_points: 1000 })))).toMatchObject({
      status: 400,
      fields: { bonus_points: expect.any(String) },
    });
  });

  it('leaves every chain whole', async () => {
    const { memberId } = await till.push();
    expect(await verifyMember(world.table, till.programme, memberId as MemberId)).toMatchObject({ fault: null });
  });
});
