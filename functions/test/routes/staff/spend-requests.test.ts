import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Colleague, Member } from '../../shop.ts';
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
const preview = (member: Member, pointsUsed: number, visit: string | null) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/earns/preview', {
    body: {
      memberId: member.member,
      branchId: counter.branchId,
      amountDong: bill.payableDong,
      lines: [],
      billNumber: null,
      pointsUsed,
      visit,
    },
  });

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
