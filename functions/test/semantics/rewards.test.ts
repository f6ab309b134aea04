import { points } from '@quaylai/shared/words/points';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '../../src/cloud/table.ts';
import { freshKey } from '../caller.ts';
import { startEngine } from '../engine.ts';
import { offer } from '../shop.ts';
import { openShopDay } from './shop-day.ts';

let table: Table;
beforeAll(async () => {
  table = (await startEngine()).table;
});

describe('C7 · rewards', () => {
  it('V02 · two a member and month: the third in November is refused, 01/12 00:00 is allowed', async () => {
    const day = await openShopDay(table, { now: '2026-11-30 23:50' });
    const member = await day.newMember();
    await day.sell(member, 2_000_000);
    const { rewardId } = await offer(day.shop, { limitPerMonth: 2 });
    const redeem = async () => {
      const asked = { key: freshKey(), body: { rewardId, branchId: null } };
      return (await day.service.ask(member.claims, 'POST /v1/me/redemptions', asked)).status;
    };
    expect([await redeem(), await redeem()]).toEqual([201, 201]);
    day.now('2026-11-30 23:59:59');
    expect(await redeem()).toBe(409);
    day.now('2026-12-01 00:00');
    expect(await redeem()).toBe(201);
  });

  it('V13 · a price raised from 100 to 120 while 100 are held: 100 are captured', async () => {
    const day = await openShopDay(table);
    const member = await day.newMember();
    await day.sell(member, 1_500_000);
    const {
      rewardId,
      version,
      shards: _,
      ...gift
    } = await offer(day.shop, { kind: 'COUNTER', pricePoints: points(100) });
    const branchId = day.shop.branches[0].branchId;
    const ask = { key: freshKey(), body: { rewardId, branchId } };
    const { reply } = await day.service.ask(member.claims, 'POST /v1/me/redemptions', ask);
    const raised = { key: freshKey(), params: { rewardId }, body: { version, reward: { ...gift, pricePoints: 120 } } };
    expect((await day.service.ask(day.owner.claims, 'PUT /v1/admin/rewards/{rewardId}', raised)).status).toBe(200);
    const params = { memberId: member.member, redemptionId: reply.redemptionId };
    const approve = 'POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve';
    const approved = await day.service.ask(day.cashier.claims, approve, {
      key: freshKey(),
      params,
      body: { branchId },
    });
    expect([approved.status, approved.reply.points]).toEqual([200, 100]);
    expect(await day.buckets(member)).toMatchObject({ available: 50, held: 0 });
  });
});
