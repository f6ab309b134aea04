import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cashier, type DemoCustomer, type DemoPerson, manager } from '../scripts/shop/demo-people.ts';
import { join, pushBills } from '../scripts/shop/demo-shop.ts';
import { surprises } from './hand.ts';
import type { OpenShop } from './shop.ts';
import { inHand, later, openShopWith, rewardNamed } from './visitors.ts';

const saver: DemoCustomer = { userId: '8109', name: 'Tô Vĩnh Lộc', phone: '0912000109', bills: [4_400_000, 1_500_000] };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShopWith([saver]);
});
afterAll(() => shop?.stop());

test('E23 · a cashier’s own bill waits for the manager, who posts it once', async () => {
  const ownCard = await join(shop.world, cashier);
  const till = await inHand(shop, cashier);
  await till.phone.open('/staff');
  await till.type(/Số điện thoại hoặc tên/, cashier.phone);
  await till.tap('Tìm khách');
  await till.tapOn(/\*444/);
  for (const key of ['5', '0', '000']) await till.tap(key);
  await till.tap('Tiếp tục');
  await till.reads('+5 điểm');
  await till.tap('Xác nhận');
  await till.reads('Hoá đơn đã chuyển quản lý duyệt');
  const boss = await inHand(shop, manager);
  await boss.phone.open('/staff');
  await boss.tapOn('CN Nguyễn Huệ');
  await boss.tapOn('Duyệt');
  await boss.tapOn('Nhân viên tự tích điểm cho mình');
  await boss.phone.screenshot('ways-review');
  expect((await ownCard.call('GET /v1/me', {})).reply.balance.available).toBe(0);
  await boss.tap('Chấp thuận, ghi sổ');
  await boss.reads('Đã chấp thuận và ghi sổ');
  expect((await ownCard.call('GET /v1/me', {})).reply.balance.available).toBe(5);
  expect([till, boss].flatMap(surprises)).toEqual([]);
  await Promise.all([till.phone.close(), boss.phone.close()]);
});

describe('when a second person is needed', () => {
  /** Asks for a gift at a branch, without a phone: what counts is what the counter sees. */
  async function asksFor(person: DemoPerson, gift: string, branch = 0): Promise<void> {
    const api = await shop.as(person);
    const rewardId = await rewardNamed(api, gift);
    const branchId = shop.demo.branchIds[branch] ?? '';
    await api.call('POST /v1/me/redemptions', { body: { rewardId, branchId: branchId as never } });
  }

  test('S01 · above their limit the cashier reads the way to the manager, whose yes closes the sheet on both phones', async () => {
    await asksFor(saver, 'Cà phê rang xay 250 g');
    await asksFor(saver, 'Túi vải canvas', 1);
    const till = await inHand(shop, cashier);
    const boss = await inHand(shop, manager);
    await till.phone.open('/staff/approvals');
    await till.tapOn('Cà phê rang xay 250 g');
    await till.reads('Quá hạn mức duyệt 200 điểm của bạn');
    await till.phone.screenshot('ways-over-limit');
    expect(await till.page.getByRole('button', { name: 'Duyệt, giao quà' }).count()).toBe(0);
    await boss.phone.open('/staff');
    await boss.tapOn('CN Nguyễn Huệ');
    await boss.tapOn(/^Duyệt/);
    await boss.tapOn('Cà phê rang xay 250 g');
    await boss.tap('Duyệt, giao quà');
    await boss.reads('Đã duyệt «Cà phê rang xay 250 g»');
    await till.reads('Yêu cầu này đã được xử lý hoặc hết giờ');
    // S04: what waits at another branch is not to be seen here.
    await till.reads('Không có yêu cầu nào');
    expect([till, boss].flatMap(surprises)).toEqual([]);
    await Promise.all([till.phone.close(), boss.phone.close()]);
  });

  test('S05 · of two who approve the same request the second hears who was first, and when', async () => {
    await asksFor(saver, 'Túi vải canvas');
    const till = await inHand(shop, cashier);
    await till.phone.open('/staff/approvals');
    await till.tapOn('Túi vải canvas');
    await till.reads('Duyệt, giao quà');
    // The list cannot tell any more: both stand before the same request.
    till.phone.loseAnswers(/approvals/);
    const asManager = await shop.as(manager);
    const branchId = shop.demo.branchIds[0] ?? '';
    const { reply: queue } = await asManager.call('GET /v1/staff/approvals', {
      query: { branchId: branchId as never },
    });
    const { memberId, redemptionId } =
      queue.items.find(({ rewardName }) => rewardName === 'Túi vải canvas') ?? expect.fail('nothing waits');
    await asManager.call('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve', {
      params: { memberId, redemptionId },
      body: { branchId: branchId as never },
    });
    await till.tap('Duyệt, giao quà');
    await till.reads(/Yêu cầu đã được Lê Quốc Vỹ xử lý lúc/);
    await till.phone.screenshot('ways-second');
    await till.phone.close();
  });

  test('S02 · nobody approves what they asked for themselves; S06 · unanswered for ten minutes, the points are back', async () => {
    await join(shop.world, manager);
    await pushBills(shop.world, shop.demo.integration, shop.demo.branchIds, { ...manager, bills: [1_500_000] });
    const boss = await inHand(shop, manager);
    await boss.phone.open('/rewards');
    await boss.tapOn('Túi vải canvas');
    await boss.tapOn('Đổi 120 điểm');
    await boss.tap('CN Nguyễn Huệ');
    await boss.tap('Đổi quà');
    await boss.reads('Chờ nhân viên duyệt');
    await boss.phone.openWarm('/staff');
    await boss.tapOn('CN Nguyễn Huệ');
    await boss.tapOn(/^Duyệt/);
    await boss.tapOn('Túi vải canvas');
    await boss.tap('Duyệt, giao quà');
    await boss.reads('Bạn không thể tự duyệt yêu cầu của mình.');
    later(shop, 10 * 60_000 + 1_000);
    await boss.reads('Không có yêu cầu nào');
    await boss.phone.open('/vouchers');
    await boss.tap('Hết hạn');
    await boss.tapOn('Túi vải canvas');
    await boss.reads('Đã hết thời gian chờ. Điểm đã trở lại tài khoản.');
    await boss.phone.screenshot('ways-lapsed');
    expect(surprises(boss)).toEqual([]);
    await boss.phone.close();
  });
});
