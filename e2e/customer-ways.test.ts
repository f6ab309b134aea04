import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoCustomer, owner } from '../scripts/shop/demo-people.ts';
import { surprises } from './hand.ts';
import type { OpenShop } from './shop.ts';
import { inHand, openShopWith, rewardNamed } from './visitors.ts';

const member: DemoCustomer = { userId: '8201', name: 'Hồ Ngọc Lan', phone: '0912000201', bills: [480_000, 350_000] };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShopWith([member]);
});
afterAll(() => shop?.stop());

describe('a customer', () => {
  test('who redeemed by mistake takes it back with one tap, and the points return', async () => {
    const hand = await inHand(shop, member);
    await hand.phone.open('/rewards');
    await hand.reads('Bạn có 83 điểm');
    await hand.tap('Đồ uống');
    await hand.misses('Bánh mì que pa-tê');
    await hand.tapOn('Trà đào cam sả');
    await hand.tapOn('Đổi 35 điểm');
    await hand.tap('Đổi quà');
    await hand.reads('Đã đổi 35 điểm');
    await hand.tapOn(/^Hoàn tác/);
    await hand.reads('Đã huỷ. 35 điểm đã trở lại.');
    await hand.phone.open('/rewards');
    await hand.reads('Bạn có 83 điểm');
    expect(surprises(hand)).toEqual([]);
    await hand.phone.close();
  });

  test('whose camera Zalo forbids finds the cursor in the field for the typed code', async () => {
    const hand = await inHand(shop, member);
    await hand.phone.open('/scan');
    hand.phone.nextScan('forbidden');
    await hand.tap('Mở máy quét');
    await hand.reads('Bạn dùng cách khác nhé');
    const field = hand.page.getByLabel('Hoặc nhập mã in dưới mã QR');
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    await field.fill('khong-phai-ma');
    await hand.tap('Kiểm tra mã');
    await hand.page.getByRole('alert').filter({ hasText: 'mã' }).first().waitFor();
    await field.fill(await shop.poster());
    await hand.tap('Kiểm tra mã');
    await hand.tap('Ghi nhận lượt ghé');
    await hand.reads('Đã ghi nhận bạn ghé CN Nguyễn Huệ');
    await hand.phone.close();
  });

  test('A06 · who doubts a movement asks the owner from the movement itself, and reads by when they answer', async () => {
    const hand = await inHand(shop, member);
    await hand.phone.open('/history');
    await hand.tapOn(/Hoá đơn 350\.000đ/);
    await hand.tap('Tôi thấy chưa đúng');
    await hand.type('Điều gì chưa đúng?', 'Tôi mua 360.000đ, hoá đơn ghi thiếu.');
    await hand.tap('Gửi khiếu nại');
    await hand.reads(/Cửa hàng trả lời trước/);
    await hand.phone.open('/me');
    await hand.reads('Khiếu nại một biến động');
    const asOwner = await shop.as(owner);
    const { reply } = await asOwner.call('GET /v1/admin/requests', { query: { place: 'OPEN' } });
    expect(reply.items.map(({ kind, text }) => [kind, text])).toEqual([
      ['DISPUTE', 'Tôi mua 360.000đ, hoá đơn ghi thiếu.'],
    ]);
    await hand.phone.close();
  });

  test('C12 · takes everything that is kept of them away as a file', async () => {
    const hand = await inHand(shop, member);
    await hand.phone.open('/me');
    await hand.tapOn(/Tải dữ liệu của tôi/);
    await hand.tap('Chuẩn bị dữ liệu');
    const link = hand.page.getByRole('link', { name: 'Lưu thành tệp' });
    await link.waitFor();
    const kept = JSON.parse(
      decodeURIComponent(((await link.getAttribute('href')) ?? '').split(',').slice(1).join(',')),
    );
    expect(kept.personal.name).toBe(member.name);
    expect(kept.entries.filter(({ kind }: { kind: string }) => kind === 'EARN')).toHaveLength(2);
    await hand.phone.close();
  });

  test('offline: vouchers keep their codes after a cold start, and a scanned code waits for the network', async () => {
    const hand = await inHand(shop, member);
    const asMember = await shop.as(member);
    const body = { rewardId: await rewardNamed(asMember, 'Cà phê sữa đá'), branchId: null };
    const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body });
    await hand.phone.open(`/vouchers/${voucher.redemptionId}`);
    await hand.reads('Mã phiếu');
    await hand.tap('Quay lại trang trước');
    await hand.reads('Sẵn sàng dùng');
    await hand.phone.network('offline');
    await hand.phone.open('/vouchers');
    await hand.reads('Không có mạng. Đang hiển thị thông tin đã lưu.');
    await hand.tapOn('Cà phê sữa đá');
    await hand.reads((voucher.code ?? '').replaceAll('-', '').slice(0, 4));
    await hand.phone.screenshot('customer-offline-voucher');
    await hand.phone.openWarm('/scan');
    hand.phone.nextScan(await shop.poster());
    await hand.tap('Mở máy quét');
    await hand.reads('Mã đã lưu trên máy');
    await hand.phone.network('online');
    await hand.reads('Chào bạn đến CN Nguyễn Huệ');
    await hand.phone.close();
  });
});
