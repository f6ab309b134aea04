import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cashier, type DemoCustomer } from '../scripts/shop/demo-people.ts';
import type { OpenShop } from './shop.ts';
import { cardOf, inHand, later, openShopWith } from './visitors.ts';

const regular: DemoCustomer = { userId: '8107', name: 'Lý Bảo Châu', phone: '0912000107', bills: [350_000] };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShopWith([regular]);
});
afterAll(() => shop?.stop());

describe('when the network or the clock fails', () => {
  test('offline the card stands with a banner that says so, and everything is back with the network', async () => {
    const customer = await inHand(shop, regular);
    await customer.phone.open('/rewards');
    await customer.tap('Trang chủ');
    const before = await cardOf(customer, regular.name);
    await customer.reads('Gần đây');
    await customer.phone.network('offline');
    await customer.reads('Không có mạng. Đang hiển thị thông tin đã lưu.');
    expect(await cardOf(customer, regular.name)).toBe(before);
    await customer.tap('Hạng và quyền lợi');
    await customer.reads('Điểm của bạn vẫn an toàn');
    await customer.phone.screenshot('ways-offline');
    await customer.phone.network('online');
    await customer.misses('Không có mạng. Đang hiển thị thông tin đã lưu.');
    await customer.reads('Kim cương');
    await customer.phone.close();
  });

  test('E25 · without a network the counter keeps bills, also when it is killed, and each is posted once at its own time', async () => {
    const till = await inHand(shop, cashier);
    await till.phone.open('/staff');
    await till.reads('Phạm Ngọc Tú · CN Nguyễn Huệ');
    await till.phone.network('offline');
    await till.type(/Số điện thoại hoặc tên/, regular.phone);
    await till.tapOn(/Lưu hoá đơn trên máy, gửi khi có mạng/);
    for (const key of ['2', '0', '0', '000']) await till.tap(key);
    await till.phone.screenshot('ways-late-bill');
    await till.tap('Lưu hoá đơn 200.000đ');
    await till.reads('Đã lưu trên máy');
    await till.phone.screenshot('ways-late-saved');
    await till.phone.open('/staff');
    await till.reads('Chờ gửi (1)');
    await till.phone.screenshot('ways-late-waits');
    const soldBefore = shop.world.nowMs();
    later(shop, 3 * 60 * 60_000);
    await till.phone.network('online');
    await till.misses('Chờ gửi (1)');
    const { reply } = await (await shop.as(regular)).call('GET /v1/me/entries', { query: {} });
    const posted = reply.items.filter(({ amountDong }) => amountDong === 200_000);
    expect(posted.map(({ points }) => points)).toEqual([20]);
    expect(Date.parse(posted[0]?.at ?? '')).toBeLessThanOrEqual(soldBefore);
    await till.phone.close();
  });

  test('E18 · a confirmation whose answer is lost is posted once: pressed again, or kept and sent later', async () => {
    later(shop, 16 * 60_000);
    const till = await inHand(shop, cashier);
    const review = async (amount: readonly string[]) => {
      await till.phone.open('/staff');
      await till.type(/Số điện thoại hoặc tên/, regular.phone);
      await till.tap('Tìm khách');
      await till.tapOn(regular.name);
      for (const key of amount) await till.tap(key);
      await till.tap('Tiếp tục');
      await till.reads('Được cộng');
      till.phone.loseAnswers(/staff\/earns$/);
      await till.page.getByRole('button', { name: 'Xác nhận', exact: true }).dblclick();
      await till.reads('Bấm Xác nhận lại là an toàn');
    };
    await review(['6', '0', '000']);
    till.phone.loseAnswers(null);
    await till.tap('Xác nhận');
    await till.reads('Đã ghi nhận');
    await review(['7', '0', '000']);
    await till.tap('Lưu, gửi khi có mạng');
    await till.reads('Đã lưu trên máy');
    till.phone.loseAnswers(null);
    await till.reads('đã được ghi từ trước');
    const { reply } = await (await shop.as(regular)).call('GET /v1/me/entries', { query: {} });
    const amounts = reply.items.map(({ amountDong }) => amountDong);
    expect(amounts.filter((amount) => amount === 60_000 || amount === 70_000)).toEqual([70_000, 60_000]);
    await till.phone.close();
  });

  test('a session that ran out is renewed without a word', async () => {
    const customer = await inHand(shop, regular);
    await customer.phone.open();
    await cardOf(customer, regular.name);
    later(shop, 31 * 60_000);
    await customer.tap('Phiếu');
    await customer.tap('Đã dùng');
    await customer.reads('Chưa có phiếu nào');
    const statuses = customer.phone.apiCalls.map(({ path, status }) => `${status} ${path}`);
    expect(statuses.some((line) => line.startsWith('401'))).toBe(true);
    expect(statuses.filter((line) => line === '200 /v1/session')).toHaveLength(2);
    expect(await customer.page.getByRole('alert').count()).toBe(0);
    await customer.phone.close();
  });
});
