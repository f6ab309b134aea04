import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { mergeMembers } from '../../../src/ledger/merge-members.ts';
import { freshKey } from '../../caller.ts';
import { type Colleague, type Member, must } from '../../shop.ts';
import { type CounterShop, keyed, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

/** 400.000đ to pay, of which the member's 100 points may pay 50. */
const bill = { points: 50, payableDong: 400_000 };

async function asked(member: Member, wish: Partial<typeof bill> = {}, who: Colleague = counter.cashier) {
  const body = { branchId: counter.branchId, ...bill, ...wish };
  const route = 'POST /v1/staff/members/{memberId}/spend-requests';
  return counter.service.ask(who.claims, route, keyed(body, { memberId: member.member }));
}
const seenBy = (who: Colleague, member: Member, requestId: string) =>
  counter.service.ask(who.claims, 'GET /v1/staff/members/{memberId}/spend-requests/{requestId}', {
    params: { memberId: member.member, requestId },
  });
const answered = (member: Member, requestId: string, answer: 'confirm' | 'refuse' = 'confirm') =>
  counter.service.ask(member.claims, `POST /v1/me/spend-requests/{requestId}/${answer}`, { params: { requestId } });
const waiting = async (member: Member) =>
  (await counter.service.ask(member.claims, 'GET /v1/me/spend-requests')).reply.requests;
const billOf = (member: Member, pointsUsed: number, visit: string | null, billNumber: string | null = null) => ({
  memberId: member.member,
  branchId: counter.branchId,
  amountDong: bill.payableDong,
  lines: [],
  billNumber,
  pointsUsed,
  visit,
});
const preview = (...wish: Parameters<typeof billOf>) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns/preview', { body: billOf(...wish) });
const confirm = (body: ReturnType<typeof billOf>, previewHash: string, key = freshKey()) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns', { key, body: { ...body, previewHash } });
const hold = (member: Member, points: number, visit: string, key = freshKey()) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/{memberId}/holds', {
    key,
    params: { memberId: member.member },
    body: { branchId: counter.branchId, points, payableDong: bill.payableDong, orderId: 'HD-1', visit },
  });

/** The proof of a yes that the customer just gave. */
async function yes(member: Member, wish: Partial<typeof bill> = {}): Promise<string> {
  const { requestId } = (await asked(member, wish)).reply;
  await answered(member, requestId);
  return (await seenBy(counter.cashier, member, requestId)).reply.visit ?? '';
}

async function later<Value>(ms: number, look: () => Promise<Value>): Promise<Value> {
  const now = counter.world.clock();
  counter.world.setClock(instant(now + ms));
  const seen = await look();
  counter.world.setClock(now);
  return seen;
}

describe('Points asked for by telephone number', () => {
  it('S08 · wait for the customer, who sees what the cashier sees, and nothing is deducted', async () => {
    const member = await counter.newMember();
    const { status, reply } = await asked(member);
    expect(status).toBe(201);
    expect(reply).toMatchObject({ state: 'PENDING_CUSTOMER', points: 50, worthDong: 50_000, payableDong: 400_000 });
    expect((await seenBy(counter.cashier, member, reply.requestId)).reply).toEqual({ ...reply, visit: null });
    expect(await waiting(member)).toEqual([reply]);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 100, held: 0 });
    expect((await preview(member, 50, null)).problem.code).toBe('INVALID_REQUEST');
  });

  it('S08 · once confirmed in Zalo, the bill may use what was confirmed and no more', async () => {
    const member = await counter.newMember();
    const { requestId } = (await asked(member)).reply;
    expect((await answered(member, requestId)).reply.state).toBe('CONFIRMED');
    expect(await waiting(member)).toEqual([]);
    const { visit } = (await seenBy(counter.cashier, member, requestId)).reply;
    expect((await preview(member, 50, visit)).reply).toMatchObject({ pointsUsed: 50, payDong: 350_000 });
    expect((await preview(member, 51, visit)).problem).toMatchObject({ code: 'CEILING', details: { max: 50 } });
    const after = await later(10 * 60_000, () => preview(member, 50, visit));
    expect(after.problem.code).toBe('QR_EXPIRED');
  });

  it('S08 · a refusal gives the cashier nothing, and cannot be turned round', async () => {
    const member = await counter.newMember();
    const { requestId } = (await asked(member)).reply;
    expect((await answered(member, requestId, 'refuse')).reply.state).toBe('REFUSED');
    expect((await seenBy(counter.cashier, member, requestId)).reply).toMatchObject({ state: 'REFUSED', visit: null });
    expect((await answered(member, requestId)).problem.code).toBe('APPROVAL_DECIDED');
    expect((await answered(member, requestId, 'refuse')).status).toBe(200);
  });

  it('S06 · unanswered for ten minutes it lapses on both sides', async () => {
    const member = await counter.newMember();
    const { requestId } = (await asked(member)).reply;
    await later(10 * 60_000, async () => {
      expect(await waiting(member)).toEqual([]);
      expect((await seenBy(counter.cashier, member, requestId)).reply).toMatchObject({ state: 'EXPIRED', visit: null });
      expect((await answered(member, requestId)).problem.code).toBe('APPROVAL_EXPIRED');
    });
  });

  it('the bill’s own limits are told before the customer is asked', async () => {
    const member = await counter.newMember();
    expect((await asked(member, { points: 9 })).problem.code).toBe('BELOW_MIN');
    expect((await asked(member, { points: 201 })).problem).toMatchObject({ code: 'CEILING' });
    expect((await asked(member, { points: 150 })).problem).toMatchObject({ code: 'INSUFFICIENT_POINTS' });
    expect(await waiting(member)).toEqual([]);
  });

  it('only whoever asked learns the answer, and only the member asked can give it', async () => {
    const [member, other] = [await counter.newMember(), await counter.newMember()];
    const { requestId } = (await asked(member)).reply;
    expect((await answered(other, requestId)).problem.code).toBe('NOT_FOUND');
    await answered(member, requestId);
    expect((await seenBy(counter.manager, member, requestId)).status).toBe(404);
  });

  it('confirmed and refused at once ends as one of the two', async () => {
    const member = await counter.newMember();
    const { requestId } = (await asked(member)).reply;
    const both = await Promise.all([answered(member, requestId), answered(member, requestId, 'refuse')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

const races = 50;
const raceMsMax = 180_000;

describe('S08 · one yes pays one bill', () => {
  it('a second bill, its preview and a hold are refused, nothing is deducted; the first answers its receipt', async () => {
    const member = await counter.newMember();
    const { requestId } = (await asked(member)).reply;
    await answered(member, requestId);
    const visit = (await seenBy(counter.cashier, member, requestId)).reply.visit ?? '';
    const [key, body] = [freshKey(), billOf(member, 25, visit)];
    const { hash } = (await preview(member, 25, visit)).reply;
    const first = await confirm(body, hash, key);
    expect(first.status).toBe(201);
    const after = await counter.balanceOf(member);
    expect(after).toMatchObject({ lifetimeSpent: 25, held: 0 });

    // The other 25 of the 50 that were confirmed are gone with the bill.
    expect(await preview(member, 25, visit)).toMatchObject({ status: 409, problem: { code: 'QR_USED' } });
    expect(await confirm(body, hash)).toMatchObject({ status: 409, problem: { code: 'QR_USED' } });
    expect(await hold(member, 10, visit)).toMatchObject({ status: 409, problem: { code: 'QR_USED' } });
    const again = await confirm(body, hash, key);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await counter.balanceOf(member)).toEqual(after);

    // Both sides go on seeing the yes; a proof to use it again there is none.
    expect((await seenBy(counter.cashier, member, requestId)).reply).toMatchObject({ state: 'CONFIRMED', visit: null });
    expect((await answered(member, requestId)).reply.state).toBe('CONFIRMED');
    expect((await answered(member, requestId, 'refuse')).problem.code).toBe('APPROVAL_DECIDED');
  });

  it('a hold is what it paid for: no bill and no second hold, also after it was given back', async () => {
    const member = await counter.newMember();
    const visit = await yes(member);
    const { hash } = (await preview(member, 10, visit)).reply;
    const key = freshKey();
    const held = await hold(member, 10, visit, key);
    expect(held.status).toBe(201);
    expect((await hold(member, 10, visit)).problem.code).toBe('QR_USED');
    const params = { memberId: member.member, holdId: held.reply.holdId };
    const voiding = 'POST /v1/staff/members/{memberId}/holds/{holdId}/void';
    expect((await counter.service.ask(counter.cashier.claims, voiding, keyed(undefined, params))).status).toBe(200);
    expect((await confirm(billOf(member, 10, visit), hash)).problem.code).toBe('QR_USED');
    expect((await hold(member, 10, visit, key)).text).toBe(held.text);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 100, held: 0, lifetimeSpent: 0 });
  });

  it('a bill that was refused, or took no points, leaves the yes for the one that does', async () => {
    const member = await counter.newMember();
    const visit = await yes(member);
    expect((await confirm(billOf(member, 50, visit), 'another')).problem.code).toBe('PREVIEW_CHANGED');
    expect((await confirm(billOf(member, 0, visit), (await preview(member, 0, visit)).reply.hash)).status).toBe(201);
    expect((await confirm(billOf(member, 50, visit), (await preview(member, 50, visit)).reply.hash)).status).toBe(201);
  });

  it('an undone bill does not give it back: its number is rung up again with a yes of its own', async () => {
    const member = await counter.newMember();
    const visit = await yes(member);
    const body = billOf(member, 50, visit, 'HD-UNDONE');
    const { hash } = (await preview(member, 50, visit, 'HD-UNDONE')).reply;
    const { entrySeq } = (await confirm(body, hash)).reply;
    const params = { memberId: member.member, seq: String(entrySeq) };
    const undo = 'POST /v1/staff/members/{memberId}/earns/{seq}/undo';
    expect((await counter.service.ask(counter.cashier.claims, undo, keyed(undefined, params))).status).toBe(200);
    expect((await confirm(body, hash)).problem.code).toBe('QR_USED');
    const anew = await yes(member);
    const fresh = (await preview(member, 50, anew, 'HD-UNDONE')).reply;
    expect((await confirm(billOf(member, 50, anew, 'HD-UNDONE'), fresh.hash)).status).toBe(201);
  });

  it('A01 · a customer who was merged meanwhile gave it once all the same', async () => {
    const [member, other] = [await counter.newMember(), await counter.newMember()];
    const visit = await yes(member);
    const { programme } = counter.shop;
    const actor = { kind: 'SYSTEM', id: 'test' } as const;
    const merging = { programme, source: member.member, survivor: other.member, actor };
    const reason = { code: 'PHONE_LINKED', digest: null };
    must(await mergeMembers(counter.world, { ...merging, reason, beside: async () => ({ ok: true, value: [] }) }));
    const { hash } = (await preview(member, 50, visit)).reply;
    expect((await confirm(billOf(member, 50, visit), hash)).status).toBe(201);
    expect((await confirm(billOf(member, 50, visit), hash)).problem.code).toBe('QR_USED');
    expect(await counter.balanceOf(other)).toMatchObject({ lifetimeSpent: 50 });
  });

  it(`a bill and a hold at once, ${races} times over: one wins, the other hears why`, {
    timeout: raceMsMax,
  }, async () => {
    const member = await counter.newMember(3_000_000);
    const started = counter.world.clock();
    let billsWon = 0;
    for (let race = 0; race < races; race++) {
      // A quarter of an hour apart, or the fourth bill waits for a manager; what was held has lapsed.
      counter.world.setClock(instant(started + (race + 1) * 15 * 60_000));
      const visit = await yes(member, { points: 10 });
      const { hash } = (await preview(member, 10, visit)).reply;
      const both = await Promise.all([confirm(billOf(member, 10, visit), hash), hold(member, 10, visit)]);
      expect(both.map(({ status }) => status).sort(), `race ${race}`).toEqual([201, 409]);
      expect(both.find(({ status }) => status === 409)?.problem.code, `race ${race}`).toBe('QR_USED');
      billsWon += both[0].status === 201 ? 1 : 0;
    }
    expect((await counter.balanceOf(member)).lifetimeSpent).toBe(10 * billsWon);
    counter.world.setClock(started);
  });
});
