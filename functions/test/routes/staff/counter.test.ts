import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOrder } from '../../../src/ledger/read.ts';
import { findBill } from '../../../src/records/bills.ts';
import { freshKey } from '../../caller.ts';
import { hire, type Member } from '../../shop.ts';
import { type CounterShop, keyed, newZaloId, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

const bill = (member: string, changes: Record<string, unknown> = {}) => ({
  memberId: member,
  branchId: counter.branchId,
  amountDong: 350_000,
  lines: [],
  billNumber: null,
  pointsUsed: 0,
  visit: null,
  ...changes,
});
const preview = (body: Record<string, unknown>, who = counter.cashier) =>
  counter.service.ask(who.claims, 'POST /v1/staff/earns/preview', { body });
const confirm = (body: Record<string, unknown>, key = freshKey(), who = counter.cashier) =>
  counter.service.ask(who.claims, 'POST /v1/staff/earns', { key, body });
async function ring(body: Record<string, unknown>, key = freshKey(), who = counter.cashier) {
  const shown = await preview(body, who);
  if (shown.status !== 200) return shown as never;
  return confirm({ ...body, previewHash: shown.reply.hash }, key, who);
}
const scan = (content: string, who = counter.cashier, branchId = counter.branchId) =>
  counter.service.ask(who.claims, 'POST /v1/staff/members/scan', { body: { content, branchId } });
const qrOf = async (member: Member) => (await counter.service.ask(member.claims, 'POST /v1/me/qr')).reply.content;

describe('Who stands at the counter', () => {
  it('staff see their own branches and what they may approve', async () => {
    const me = async (who: typeof counter.cashier) => (await counter.service.ask(who.claims, 'GET /v1/staff/me')).reply;
    expect(await me(counter.cashier)).toMatchObject({ role: 'cashier', approveLimitPoints: 200 });
    expect((await me(counter.cashier)).branches.map(({ branchId }) => branchId)).toEqual([counter.branchId]);
    expect(await me(counter.owner)).toMatchObject({ role: 'owner', approveLimitPoints: null });
    expect((await me(counter.owner)).branches).toHaveLength(2);
  });

  it('a member’s QR is good once, and shows the card with a masked phone', async () => {
    const member = await counter.newMember();
    const content = await qrOf(member);
    const first = await scan(content);
    expect(first).toMatchObject({ status: 200, reply: { member: { memberId: member.member, available: 100 } } });
    expect(await scan(content)).toMatchObject({ status: 409, problem: { code: 'QR_USED' } });
  });

  it('S08 · a QR older than 60 s is stale, and nothing is deducted', async () => {
    const member = await counter.newMember();
    const content = await qrOf(member);
    const started = counter.world.clock();
    counter.world.setClock(instant(started + 60_000));
    expect(await scan(content)).toMatchObject({ status: 409, problem: { code: 'QR_EXPIRED' } });
    counter.world.setClock(started);
    expect(await scan('m1.x.y.z')).toMatchObject({ status: 422, problem: { code: 'QR_INVALID' } });
  });

  it('S04 · a branch that is not theirs does not exist', async () => {
    const member = await counter.newMember();
    const content = await qrOf(member);
    expect(await scan(content, counter.cashier, counter.otherBranchId)).toMatchObject({ status: 404 });
    expect(await preview(bill(member.member, { branchId: counter.otherBranchId }))).toMatchObject({ status: 404 });
    expect(await preview(bill(member.member, { branchId: 'NOWHERE1' }), counter.owner)).toMatchObject({ status: 404 });
  });

  it('enrols an unknown phone once, and answers the same member again', async () => {
    const enrol = (phone: string) =>
      counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members', {
        body: { phone, branchId: counter.branchId },
      });
    const first = await enrol('0168 765 4321');
    expect(first).toMatchObject({ status: 201, reply: { name: null, phoneMasked: '03*****321', available: 0 } });
    const again = await enrol('+84 38 765 4321');
    expect(again.reply.memberId).toBe(first.reply.memberId);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(await enrol('12345')).toMatchObject({ status: 400, problem: { fields: { phone: expect.any(String) } } });
  });

  it('finds members by phone, by the last four digits, and by name without diacritics', async () => {
    const find = async (text: string) => {
      const body = { text, cursor: null };
      const found = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/find', { body });
      return found.reply.items.map(({ phoneMasked }) => phoneMasked);
    };
    const body = { phone: '0909123789', branchId: counter.branchId };
    await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members', { body });
    await counter.newMember(0);
    await counter.follow();
    expect(await find('0909 123 789')).toEqual(['09*****789']);
    expect(await find('3789')).toEqual(['09*****789']);
    expect((await find('minh duc')).length).toBeGreaterThan(0);
    expect(await find('khongcoai')).toEqual([]);
  });
});

describe('A typed bill', () => {
  it('E01 · 350.000đ earns 35, as its preview said', async () => {
    const member = await counter.newMember(0);
    const shown = await preview(bill(member.member));
    expect(shown).toMatchObject({ status: 200, reply: { pointsEarned: 35, payDong: 350_000, tierReached: null } });
    const posted = await confirm({ ...bill(member.member), previewHash: shown.reply.hash });
    expect(posted).toMatchObject({ status: 201, reply: { pointsEarned: 35, available: 35, entrySeq: 1 } });
  });

  it.each([
    ['E02', 349_999, 34],
    ['E03', 9_999, 0],
  ])('%s · %iđ earns %i', async (_, amountDong, pointsEarned) => {
    const member = await counter.newMember(0);
    expect(await ring(bill(member.member, { amountDong }))).toMatchObject({ status: 201, reply: { pointsEarned } });
  });

  it('E07 · three lines of 6.667đ earn 2', async () => {
    const member = await counter.newMember(0);
    const line = { sku: null, category: null, quantity: 1, unitPriceDong: 6_667, discountDong: 0 };
    const body = bill(member.member, { amountDong: 20_001, lines: [line, line, line] });
    const posted = await ring(body);
    expect(posted).toMatchObject({ status: 201, reply: { pointsEarned: 2 } });
    // The lines stay with the order, for whatever comes back of them.
    const ref = { source: 'counter', orderId: posted.reply.orderId };
    const stored = await readOrder(counter.world.table, counter.shop.programme, ref);
    const kept = await findBill(counter.world.table, counter.shop.programme, ref, stored?.requestHash ?? '');
    expect(kept?.lines.map(({ gross }) => gross)).toEqual([6_667, 6_667, 6_667]);
  });

  it('E16 · E17 · reaching 5.000.000đ says Bạc, and the next 300.000đ earns 36', async () => {
    const member = await counter.newMember(4_700_000);
    const reaching = await ring(bill(member.member, { amountDong: 300_000 }));
    expect(reaching.reply).toMatchObject({ pointsEarned: 30, tierReached: 'Bạc' });
    expect((await ring(bill(member.member, { amountDong: 300_000 }))).reply).toMatchObject({ pointsEarned: 36 });
  });

  it('E08 · Bạc earns 23 on 199.000đ', async () => {
    const member = await counter.newMember(5_000_000);
    expect((await ring(bill(member.member, { amountDong: 199_000 }))).reply).toMatchObject({ pointsEarned: 23 });
  });

  it('E04 · 350.000đ with 100 points leaves 250.000đ to pay and 25 points', async () => {
    const member = await counter.newMember();
    const visit = await counter.visit(member);
    const posted = await ring(bill(member.member, { pointsUsed: 100, visit }));
    expect(posted.reply).toMatchObject({ pointsUsed: 100, payDong: 250_000, pointsEarned: 25, available: 25 });
  });

  it('E05 · R08 · R09 · says what may be used instead, and moves nothing', async () => {
    const member = await counter.newMember(3_000_000);
    const visit = await counter.visit(member);
    const asked = (pointsUsed: number, amountDong = 350_000) =>
      preview(bill(member.member, { pointsUsed, amountDong, visit }));
    expect(await asked(300)).toMatchObject({ status: 422, problem: { code: 'CEILING', details: { max: 175 } } });
    expect(await asked(60, 90_000)).toMatchObject({ problem: { code: 'CEILING', details: { max: 45 } } });
    expect(await asked(9)).toMatchObject({ status: 422, problem: { code: 'BELOW_MIN', details: { min: 10 } } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 300, held: 0 });
  });

  it('R10 · R11 · 91.500đ takes 45 points at most, and then earns 4', async () => {
    const member = await counter.newMember();
    const visit = await counter.visit(member);
    const body = bill(member.member, { amountDong: 91_500, pointsUsed: 45, visit });
    expect((await preview(body)).reply.pointsUsableMax).toBe(45);
    expect((await ring(body)).reply).toMatchObject({ pointsEarned: 4 });
  });

  it('spends points only where this customer stood before this cashier within ten minutes', async () => {
    const [member, other] = [await counter.newMember(), await counter.newMember()];
    const using = (visit: string | null) => preview(bill(member.member, { pointsUsed: 50, visit }));
    expect(await using(null)).toMatchObject({ status: 400, problem: { fields: { visit: expect.any(String) } } });
    expect(await using(await counter.visit(other))).toMatchObject({ problem: { code: 'QR_INVALID' } });
    expect(await using(await counter.visit(member, counter.manager))).toMatchObject({
      problem: { code: 'QR_INVALID' },
    });
    const visit = await counter.visit(member);
    const started = counter.world.clock();
    counter.world.setClock(instant(started + 10 * 60_000));
    expect(await using(visit)).toMatchObject({ status: 409, problem: { code: 'QR_EXPIRED' } });
    counter.world.setClock(started);
  });

  it('is shown anew when the result has changed since the preview', async () => {
    const member = await counter.newMember(4_900_000);
    const shown = await preview(bill(member.member));
    await ring(bill(member.member, { amountDong: 200_000 }));
    const late = await confirm({ ...bill(member.member), previewHash: shown.reply.hash });
    expect(late).toMatchObject({ status: 409, problem: { code: 'PREVIEW_CHANGED' } });
    expect(await ring(bill(member.member))).toMatchObject({ status: 201, reply: { pointsEarned: 42 } });
  });

  it('is entered once: its number is one bill at the branch, whoever types it for whom', async () => {
    const [member, other] = [await counter.newMember(0), await counter.newMember(0)];
    const body = bill(member.member, { billNumber: 'HD-100' });
    expect(await ring(body)).toMatchObject({ status: 201 });
    const again = await preview({ ...body, amountDong: 500_000, billNumber: ' hd-100' });
    expect(again).toMatchObject({ status: 409, problem: { code: 'DUPLICATE_BILL', details: { amount: 350_000 } } });
    expect(await preview(bill(other.member, { billNumber: 'HD-100' }))).toMatchObject({ status: 409 });
    const elsewhere = bill(member.member, { billNumber: 'HD-100', branchId: counter.otherBranchId });
    expect(await ring(elsewhere, freshKey(), counter.manager)).toMatchObject({ status: 201 });
  });

  it('typed at two tills at once earns once; the other hears the amount', async () => {
    const member = await counter.newMember(0);
    const body = bill(member.member, { billNumber: 'HD-200' });
    const { reply } = await preview(body);
    const both = await Promise.all([1, 2].map(() => confirm({ ...body, previewHash: reply.hash })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({ code: 'DUPLICATE_BILL' });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 35 });
  });

  it('C1.5 · sent again under its key answers the same; the key with another bill is refused', async () => {
    const member = await counter.newMember();
    const visit = await counter.visit(member);
    const body = bill(member.member, { pointsUsed: 50, visit });
    const { reply } = await preview(body);
    const key = freshKey();
    const first = await confirm({ ...body, previewHash: reply.hash }, key);
    const started = counter.world.clock();
    counter.world.setClock(instant(started + 30 * 60_000));
    const again = await confirm({ ...body, previewHash: reply.hash }, key);
    counter.world.setClock(started);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers['idempotent-replay']).toBe('true');
    const other = await confirm({ ...body, amountDong: 360_000, previewHash: reply.hash }, key);
    expect(other).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 80, lifetimeSpent: 50 });
  });

  it('E23 · nobody rings up a bill for themselves without a manager', async () => {
    const member = await counter.newMember(0);
    const colleague = await hire(counter.shop, member.zaloId, 'cashier', [counter.shop.branches[0].branchId]);
    const body = bill(member.member);
    const { reply } = await preview(body, counter.cashier);
    const own = await confirm({ ...body, previewHash: reply.hash }, freshKey(), colleague);
    expect(own).toMatchObject({ status: 409, problem: { code: 'IN_REVIEW', details: { reason: 'OWN_BILL' } } });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 0 });
  });

  it('of a member who does not exist, or of another shop, is a 404', async () => {
    expect(await preview(bill('NOBODYNOBODYNOBO'))).toMatchObject({ status: 404 });
    const body = { ...bill('NOBODYNOBODYNOBO'), previewHash: 'x' };
    expect(await confirm(body)).toMatchObject({ status: 404 });
  });
});

describe('A bill’s QR', () => {
  const make = (body: Record<string, unknown>, key = freshKey()) =>
    counter.service.ask(counter.cashier.claims, 'POST /v1/staff/bills', {
      key,
      body: { branchId: counter.branchId, amountDong: 350_000, billNumber: null, ...body },
    });
  const claim = (who: Member, content: string) =>
    counter.service.ask(who.claims, 'POST /v1/me/claims', { body: { content } });

  it('E22 · is claimed once within 24 h; a second claim by anyone is refused', async () => {
    const [an, ban] = [await counter.newMember(0), await counter.newMember(0)];
    const { status, reply } = await make({});
    expect([status, reply.amountDong]).toEqual([201, 350_000]);
    expect(await claim(an, reply.content)).toMatchObject({ status: 201, reply: { available: 35 } });
    for (const who of [an, ban]) {
      expect(await claim(who, reply.content)).toMatchObject({ status: 409, problem: { code: 'ALREADY_CLAIMED' } });
    }
  });

  it('is the same QR when asked again under the same key', async () => {
    const key = freshKey();
    const first = await make({}, key);
    counter.world.setClock(instant(counter.world.clock() + 1_000));
    expect((await make({}, key)).text).toBe(first.text);
    expect(await make({ amountDong: 1 }, key)).toMatchObject({ status: 422 });
  });

  it('with its number is the very bill that could be typed: one of the two earns', async () => {
    const [an, ban] = [await counter.newMember(0), await counter.newMember(0)];
    const { reply } = await make({ billNumber: 'HD-300' });
    expect(await claim(an, reply.content)).toMatchObject({ status: 201 });
    expect(await preview(bill(ban.member, { billNumber: 'hd-300' }))).toMatchObject({
      status: 409,
      problem: { code: 'DUPLICATE_BILL' },
    });
  });
});

describe('Today at a branch', () => {
  it('counts what its own counter did', async () => {
    const other = await hire(counter.shop, newZaloId(), 'viewer', [counter.shop.branches[0].branchId]);
    const today = async () => {
      await counter.follow();
      const query = { branchId: counter.branchId };
      return (await counter.service.ask(other.claims, 'GET /v1/staff/days/today', { query })).reply;
    };
    const before = await today();
    const member = await counter.newMember(0);
    await ring(bill(member.member));
    const after = await today();
    expect([after.orders - before.orders, after.pointsEarned - before.pointsEarned]).toEqual([1, 35]);
    expect(after.spendDong - before.spendDong).toBe(350_000);
  });
});

it('every call without a key where one is needed is refused before anything happens', async () => {
  const { key: _, ...asked } = keyed(bill('x'));
  const { problem } = await counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns', asked);
  expect(problem.code).toBe('IDEMPOTENCY_KEY_MISSING');
});
