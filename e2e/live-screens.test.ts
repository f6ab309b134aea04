import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cashier, type DemoCustomer, owner } from '../scripts/shop/demo-people.ts';
import { type Hand, surprises } from './hand.ts';
import type { OpenShop } from './shop.ts';
import { inHand, openShopWith, rewardNamed } from './visitors.ts';

const regular: DemoCustomer = { userId: '8107', name: 'Lý Bảo Châu', phone: '0912000107', bills: [350_000] };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShopWith([regular]);
});
afterAll(() => shop?.stop());

describe('what one does, the others see without touching their phone', () => {
  /** One question may be on its way already; each comes a second and a half after the last (decisions 30). */
  const asksMax = 3;

  /** How often this phone asks one route until it shows what it waits for. */
  async function asksUntil(hand: Hand, path: RegExp, shows: Promise<unknown>): Promise<number> {
    const asked = () => hand.phone.apiCalls.filter((call) => call.method === 'GET' && path.test(call.path)).length;
    const before = asked();
    await shows;
    return asked() - before;
  }

  /** The counter rings up a bill of the regular, found by phone number: nobody has held up a code. */
  async function rings(amountDong: number): Promise<void> {
    const till = await shop.as(cashier);
    const { memberId } = (await (await shop.as(regular)).call('GET /v1/me', {})).reply;
    const bill = {
      memberId,
      branchId: shop.demo.branchIds[0] as never,
      amountDong: amountDong as never,
      billNumber: `NHIN-${amountDong}`,
      lines: [],
      pointsUsed: 0 as never,
      visit: null,
      vouchers: [],
    };
    const { reply: preview } = await till.call('POST /v1/staff/earns/preview', { body: bill });
    await till.call('POST /v1/staff/earns', { body: { ...bill, previewHash: preview.hash } });
  }

  test('a bill reaches the card, the history and the rewards of whoever looks at them, and the owner’s day', async () => {
    const [customer, boss] = [await inHand(shop, regular), await inHand(shop, owner)];
    await boss.phone.open('/owner');
    const day = boss.page.locator('.tiles');
    await day.waitFor();
    const dayBefore = await day.textContent();
    await customer.phone.open();
    await customer.reads('Gần đây');
    await rings(100_000);
    const home = await asksUntil(customer, /^\/v1\/me$/, customer.reads('Vừa cập nhật: +10 điểm'));
    await expect.poll(() => day.textContent()).not.toBe(dayBefore);
    await customer.phone.openWarm('/history');
    await customer.reads(/Hoá đơn 100\.000đ/);
    await rings(110_000);
    const history = await asksUntil(customer, /^\/v1\/me\/entries/, customer.reads(/Hoá đơn 110\.000đ/));
    await customer.phone.openWarm('/rewards');
    const { available } = (await (await shop.as(regular)).call('GET /v1/me', {})).reply.balance;
    await customer.reads(`Bạn có ${available} điểm`);
    await rings(120_000);
    const rewards = await asksUntil(customer, /^\/v1\/me$/, customer.reads(`Bạn có ${available + 12} điểm`));
    expect(Math.max(home, history, rewards)).toBeLessThanOrEqual(asksMax);
    expect([customer, boss].flatMap(surprises)).toEqual([]);
    await Promise.all([customer.phone.close(), boss.phone.close()]);
  });

  test('a voucher sent to the counter is counted there; once used it leaves the customer’s list', async () => {
    const asMember = await shop.as(regular);
    const branchId = shop.demo.branchIds[0] as never;
    const { memberId } = (await asMember.call('GET /v1/me', {})).reply;
    const rewardId = await rewardNamed(asMember, 'Cà phê sữa đá');
    const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });
    const { redemptionId } = voucher;
    const [customer, till] = [await inHand(shop, regular), await inHand(shop, cashier)];
    await customer.phone.open('/vouchers');
    await customer.reads('Cà phê sữa đá');
    await till.phone.open('/staff');
    await till.reads('Quét mã khách');
    await asMember.call('POST /v1/me/redemptions/{redemptionId}/present', {
      params: { redemptionId },
      body: { branchId },
    });
    const counted = till.page.locator('nav').getByText('1', { exact: true });
    const queue = await asksUntil(till, /approvals/, counted.waitFor());
    await (await shop.as(cashier)).call('POST /v1/staff/members/{memberId}/redemptions/{redemptionId}/approve', {
      params: { memberId, redemptionId },
      body: { branchId },
    });
    const list = await asksUntil(customer, /redemptions/, customer.misses('Cà phê sữa đá'));
    expect(Math.max(queue, list)).toBeLessThanOrEqual(asksMax);
    expect([customer, till].flatMap(surprises)).toEqual([]);
    await Promise.all([customer.phone.close(), till.phone.close()]);
  });
});
