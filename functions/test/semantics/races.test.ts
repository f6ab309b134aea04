import { points } from '@quaylai/shared/words/points';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answered, freshKey } from '../caller.ts';
import { startEngine } from '../engine.ts';
import { type CounterShop, keyed, openCounterShop } from '../routes/staff/counter-shop.ts';
import { type Member, offer } from '../shop.ts';
import { k0, line, openShopDay } from './shop-day.ts';

const repetitions = 50;
const rounds = Array.from({ length: repetitions }, (_, round) => round);
const raceMsMax = 300_000;

const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).sort();

describe(`truly parallel requests, ${repetitions} times over`, () => {
  let counter: CounterShop;
  beforeAll(async () => {
    counter = await openCounterShop();
  });

  const hold = (member: Member, visit: string, wanted: number, key = freshKey()) =>
    counter.service.ask(counter.cashier.claims, 'POST /v1/staff/members/{memberId}/holds', {
      key,
      params: { memberId: member.member },
      body: { branchId: counter.branchId, points: wanted, payableDong: 10_000_000, orderId: 'HD-1', visit },
    });
  const giveBack = async (member: Member, [won]: readonly Answered<'POST /v1/staff/members/{memberId}/holds'>[]) => {
    const params = { memberId: member.member, holdId: won?.reply.holdId ?? '' };
    const key = 'POST /v1/staff/members/{memberId}/holds/{holdId}/void';
    expect((await counter.service.ask(counter.cashier.claims, key, { key: freshKey(), params })).status).toBe(200);
  };

  it('R01 · of 120 points, two holds of 100 at once: one 201, one 409, 20 left', { timeout: raceMsMax }, async () => {
    const member = await counter.newMember(1_200_000);
    const visit = await counter.visit(member);
    for (const round of rounds) {
      const both = await Promise.all([hold(member, visit, 100), hold(member, visit, 100)]);
      expect(statuses(both), `round ${round}`).toEqual([201, 409]);
      expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({
        code: 'INSUFFICIENT_POINTS',
        details: { available: 20 },
      });
      expect(await counter.balanceOf(member)).toMatchObject({ available: 20, held: 100 });
      await giveBack(
        member,
        both.filter(({ status }) => status === 201),
      );
    }
  });

  it('R03 · one key for 50 and for 60 points at once: one hold, the other is refused', {
    timeout: raceMsMax,
  }, async () => {
    const member = await counter.newMember(1_200_000);
    const visit = await counter.visit(member);
    for (const round of rounds) {
      const key = freshKey();
      const both = await Promise.all([hold(member, visit, 50, key), hold(member, visit, 60, key)]);
      expect(statuses(both), `round ${round}`).toEqual([201, 422]);
      expect(both.find(({ status }) => status === 422)?.problem.code).toBe('IDEMPOTENCY_KEY_REUSED');
      const won = both.filter(({ status }) => status === 201);
      expect(await counter.balanceOf(member)).toMatchObject({ held: won[0]?.reply.points });
      await giveBack(member, won);
    }
  });

  it('V01 · one unit and two members at once: one voucher, no points of the other', {
    timeout: raceMsMax,
  }, async () => {
    const members = [await counter.newMember(1_000_000), await counter.newMember(1_000_000)];
    let spent = 0;
    for (const round of rounds) {
      const { rewardId } = await offer(counter.shop, { stock: 1, pricePoints: points(1) });
      const ask = () => keyed({ rewardId, branchId: null });
      const both = await Promise.all(
        members.map((who) => counter.service.ask(who.claims, 'POST /v1/me/redemptions', ask())),
      );
      expect(statuses(both), `round ${round}`).toEqual([201, 409]);
      expect(both.find(({ status }) => status === 409)?.problem.code).toBe('OUT_OF_STOCK');
      spent += 1;
    }
    const left = await Promise.all(members.map(async (who) => (await counter.balanceOf(who)).available));
    expect(left.reduce((sum, each) => sum + each, 0)).toBe(200 - spent);
  });

  it('V03 · one code at two counters at once: one 200, the other hears when and where', {
    timeout: raceMsMax,
  }, async () => {
    const member = await counter.newMember(1_000_000);
    const { rewardId } = await offer(counter.shop, { pricePoints: points(1) });
    const codes: string[] = [];
    for (const _ of rounds) {
      const body = { rewardId, branchId: null };
      const { reply } = await counter.service.ask(member.claims, 'POST /v1/me/redemptions', keyed(body));
      codes.push(reply.code ?? '');
    }
    await counter.follow();
    const names = new Map(counter.shop.branches.map(({ branchId, name }) => [branchId as string, name]));
    for (const code of codes) {
      const both = await Promise.all(
        [counter.branchId, counter.otherBranchId].map(async (branchId) => {
          const asked = keyed({ branchId, scanned: null, code });
          const who = counter.manager.claims;
          return { branchId, ...(await counter.service.ask(who, 'POST /v1/staff/redemptions/resolve', asked)) };
        }),
      );
      expect(statuses(both), code).toEqual([200, 409]);
      const won = both.find(({ status }) => status === 200);
      expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({
        code: 'VOUCHER_USED',
        details: { branchName: names.get(won?.branchId ?? ''), at: new Date(counter.world.clock()).toISOString() },
      });
    }
  });
});

describe(`pushes and people at once, ${repetitions} times over`, () => {
  /** One level, so that every đồng earns alike. */
  const oneTier = { rules: { tiers: k0.tiers.slice(0, 1) } };
  const openDay = async () => openShopDay((await startEngine()).table, oneTier);

  it('E18 · one order three times at once: one EARN', { timeout: raceMsMax }, async () => {
    const day = await openDay();
    const member = await day.newMember();
    for (const round of rounds) {
      const source_id = `HD-${round}`;
      const all = await Promise.all([1, 2, 3].map(() => day.sell(member, 10_000, { source_id })));
      expect(all.map(({ outcome }) => outcome).sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'POSTED']);
      expect(new Set(all.map(({ entrySeq }) => entrySeq)).size).toBe(1);
    }
    expect(await day.spendable(member)).toBe(repetitions);
    expect((await day.history(member)).filter(([kind]) => kind === 'EARN')).toHaveLength(repetitions);
  });

  it('C1.4 · a bill, a redemption and a return of one member at once all count', {
    timeout: raceMsMax,
  }, async () => {
    const day = await openDay();
    const member = await day.newMember();
    await day.sell(member, 10_000_000);
    const { rewardId } = await offer(day.shop, { pricePoints: points(20) });
    for (const round of rounds) {
      const goods = [line('1', 100_000)];
      const sold = await day.sell(member, goods);
      const [earned, redeemed, returned] = await Promise.all([
        day.sell(member, 200_000),
        day.service.ask(member.claims, 'POST /v1/me/redemptions', keyed({ rewardId, branchId: null })),
        day.giveBack(sold, goods),
      ]);
      expect([earned.points, redeemed.status, returned.points], `round ${round}`).toEqual([20, 201, -10]);
    }
    // Each round: 10 and 20 earned, 20 spent, 10 taken back.
    expect(await day.buckets(member)).toEqual({ available: 1_000, held: 0, pending: 0, debt: 0 });
    const params = { memberId: member.member };
    const verified = await day.service.ask(day.owner.claims, 'POST /v1/admin/members/{memberId}/verify', { params });
    expect(verified.reply).toEqual({ entries: 1 + 4 * repetitions, intact: true, wrongAt: null });
  });
});
