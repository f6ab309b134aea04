import { instant } from '@quaylai/shared/words/vietnam-time';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMemberAccount } from '../../../src/ledger/read.ts';
import { freshKey } from '../../caller.ts';
import { type Member, offer } from '../../shop.ts';
import { type CounterShop, openCounterShop } from './counter-shop.ts';

let counter: CounterShop;
beforeAll(async () => {
  counter = await openCounterShop();
});

interface Wish {
  readonly points: number;
  readonly payableDong?: number;
  readonly key?: string;
  readonly visit?: string;
}

async function hold(member: Member, { points, payableDong = 10_000_000, key = freshKey(), visit }: Wish) {
  const body = {
    branchId: counter.branchId,
    points,
    payableDong,
    orderId: 'HD-1',
    visit: visit ?? (await counter.visit(member)),
  };
  const params = { memberId: member.member };
  return counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/{memberId}/holds', { key, params, body });
}
const capture = (member: Member, holdId: string, points: number, key = freshKey()) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/{memberId}/holds/{holdId}/capture', {
    key,
    params: { memberId: member.member, holdId },
    body: { points },
  });
const voidHold = (member: Member, holdId: string, key = freshKey()) =>
  counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/{memberId}/holds/{holdId}/void', {
    key,
    params: { memberId: member.member, holdId },
  });

describe('Points set aside at the counter', () => {
  it('R01 · of 120, two holds of 100 at once: one stands, the other hears what is left', async () => {
    const member = await counter.newMember(1_200_000);
    const visit = await counter.visit(member);
    const both = await Promise.all([hold(member, { points: 100, visit }), hold(member, { points: 100, visit })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({
      code: 'INSUFFICIENT_POINTS',
      details: { available: 20 },
    });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 20, held: 100 });
  });

  it('R02 · the same key and body twice is one hold, answered to the letter, even when the proof has run out', async () => {
    const member = await counter.newMember();
    const [key, visit] = [freshKey(), await counter.visit(member)];
    const first = await hold(member, { points: 50, key, visit });
    const started = counter.world.clock();
    counter.world.setClock(instant(started + 20 * 60_000));
    const again = await hold(member, { points: 50, key, visit });
    counter.world.setClock(started);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(await counter.balanceOf(member)).toMatchObject({ available: 50, held: 50 });
  });

  it('R03 · the same key for 60 points instead of 50 is refused, and the first hold is intact', async () => {
    const member = await counter.newMember();
    const [key, visit] = [freshKey(), await counter.visit(member)];
    await hold(member, { points: 50, key, visit });
    expect(await hold(member, { points: 60, key, visit })).toMatchObject({
      status: 422,
      problem: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await counter.balanceOf(member)).toMatchObject({ held: 50 });
  });

  it('R04 · is captured at 9:59 and lapses at 10:00', async () => {
    const member = await counter.newMember();
    const started = counter.world.clock();
    const early = await hold(member, { points: 50 });
    const late = await hold(member, { points: 50 });
    counter.world.setClock(instant(started + 10 * 60_000 - 1_000));
    expect(await capture(member, early.reply.holdId, 50)).toMatchObject({ status: 200, reply: { state: 'CAPTURED' } });
    counter.world.setClock(instant(started + 10 * 60_000));
    expect(await capture(member, late.reply.holdId, 50)).toMatchObject({
      status: 409,
      problem: { code: 'HOLD_EXPIRED' },
    });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 50, held: 0 });
    counter.world.setClock(started);
  });

  it('R05 · 50 held and 30 captured spends 30 and gives 20 back', async () => {
    const member = await counter.newMember();
    const { reply } = await hold(member, { points: 50 });
    expect(reply).toMatchObject({ state: 'HELD', points: 50, captured: 0, released: 0, available: 50 });
    const captured = await capture(member, reply.holdId, 30);
    expect(captured.reply).toMatchObject({ points: 50, captured: 30, released: 20, available: 70 });
  });

  it('R06 · cannot be voided after it was captured', async () => {
    const member = await counter.newMember();
    const { reply } = await hold(member, { points: 50 });
    await capture(member, reply.holdId, 50);
    expect(await voidHold(member, reply.holdId)).toMatchObject({ status: 409, problem: { code: 'HOLD_CLOSED' } });
  });

  it('R07 · a capture sent again after a lost answer answers the same and spends once', async () => {
    const member = await counter.newMember();
    const { reply } = await hold(member, { points: 50 });
    const key = freshKey();
    const first = await capture(member, reply.holdId, 50, key);
    const again = await capture(member, reply.holdId, 50, key);
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(await counter.balanceOf(member)).toMatchObject({ available: 50, lifetimeSpent: 50 });
  });

  it.each([
    ['R08', 60, 90_000, { code: 'CEILING', details: { max: 45 } }],
    ['R09', 9, 90_000, { code: 'BELOW_MIN', details: { min: 10 } }],
    ['R10', 46, 91_500, { code: 'CEILING', details: { max: 45 } }],
  ])('%s · %i points for %iđ are refused with what would do', async (_, points, payableDong, problem) => {
    const member = await counter.newMember();
    expect(await hold(member, { points, payableDong })).toMatchObject({ status: 422, problem });
    expect(await counter.balanceOf(member)).toMatchObject({ available: 100, held: 0 });
  });

  it('I3 · no more than what is held is captured', async () => {
    const member = await counter.newMember();
    const { reply } = await hold(member, { points: 50 });
    expect(await capture(member, reply.holdId, 51)).toMatchObject({
      status: 409,
      problem: { code: 'INSUFFICIENT_POINTS', details: { available: 50 } },
    });
  });

  it('given back by the shop are there again at once', async () => {
    const member = await counter.newMember();
    const { reply } = await hold(member, { points: 50 });
    const voided = await voidHold(member, reply.holdId);
    expect(voided).toMatchObject({ status: 200, reply: { state: 'VOIDED', released: 50, available: 100 } });
    expect(await voidHold(member, reply.holdId)).toMatchObject({ problem: { code: 'HOLD_CLOSED' } });
  });

  it('for a gift are decided by its approval, never here', async () => {
    const member = await counter.newMember();
    const gift = await offer(counter.shop, { kind: 'COUNTER' });
    await counter.service.ask(member.claims, 'POST /v1/me/redemptions', {
      key: freshKey(),
      body: { rewardId: gift.rewardId, branchId: counter.branchId },
    });
    const stored = await readMemberAccount(counter.world.table, counter.shop.programme, member.member);
    const holdId = stored?.account.holds[0]?.id ?? '';
    expect(await voidHold(member, holdId)).toMatchObject({ status: 404 });
    expect(await capture(member, holdId, 20)).toMatchObject({ status: 404 });
  });
});
