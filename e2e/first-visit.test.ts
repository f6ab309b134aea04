import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cashier, type DemoCustomer, type DemoPerson, newcomer } from '../scripts/shop/demo-people.ts';
import { joins, scanAndType } from './at-the-till.ts';
import { surprises } from './hand.ts';
import type { OpenShop } from './shop.ts';
import { cardOf, inHand, openShopWith, rewardNamed } from './visitors.ts';

const shy: DemoPerson = { userId: '8106', name: 'Đỗ Thu Hà', phone: '0912000106' };
const regular: DemoCustomer = { userId: '8107', name: 'Lý Bảo Châu', phone: '0912000107', bills: [350_000] };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShopWith([regular]);
});
afterAll(() => shop?.stop());

test('on iPhones: a newcomer joins from the store’s QR and earns 35 points of 350.000đ', async () => {
  const customer = await inHand(shop, newcomer, { platform: 'ios' });
  const till = await inHand(shop, cashier, { platform: 'ios' });
  await customer.phone.open(await shop.poster());
  await customer.reads('Chào bạn đến CN Nguyễn Huệ');
  await joins(customer);
  expect(await cardOf(customer, newcomer.name)).toContain('Đồng0 điểm');
  await till.phone.open('/staff');
  await scanAndType(customer, till, ['3', '5', '0', '000']);
  await till.tap('Xác nhận');
  await till.reads('Số dư mới: 35 điểm');
  await customer.reads('Vừa cập nhật: +35 điểm');
  await customer.phone.screenshot('ways-ios-home');
  expect([customer, till].flatMap(surprises)).toEqual([]);
  await Promise.all([customer.phone.close(), till.phone.close()]);
});

describe('when the person says no', () => {
  test('whoever refuses Zalo’s question joins all the same, without a name', async () => {
    const customer = await inHand(shop, shy);
    customer.phone.next('consent', 'no');
    await customer.phone.open(await shop.poster());
    await joins(customer);
    await customer.reads('Không sao, bạn vẫn tham gia được mà không cần tên.');
    expect(await cardOf(customer, 'Thành viên')).toContain('Đồng0 điểm');
    await customer.phone.close();
  });

  test('whoever keeps their number to themselves loses nothing, and can still say yes', async () => {
    const customer = await inHand(shop, shy);
    await customer.phone.open('/me');
    await customer.tapOn('Liên kết số điện thoại');
    customer.phone.next('consent', 'no');
    await customer.tap('Đồng ý, liên kết');
    await customer.reads('Bạn chưa đồng ý.');
    expect((await (await shop.as(shy)).call('GET /v1/me/profile', {})).reply.phone).toBeNull();
    await customer.tap('Đồng ý, liên kết');
    await customer.reads('Đã liên kết 091 200 0106');
    expect(surprises(customer)).toEqual([]);
    await customer.phone.close();
  });

  test.each(['android', 'ios'] as const)(
    'a camera that never answers, or that this Zalo lacks, leaves the typed code (%s)',
    async (platform) => {
      const customer = await inHand(shop, regular, { platform });
      await customer.page.clock.install();
      await customer.phone.open('/scan');
      customer.phone.nextScan('silent');
      await customer.tap('Mở máy quét');
      await expect.poll(() => customer.phone.calls.some(({ action }) => action === 'action.open.qr')).toBe(true);
      await customer.page.clock.fastForward(61_000);
      await customer.reads('Zalo chưa trả lời. Bạn thử lại nhé.');
      customer.phone.nextScan('unsupported');
      await customer.tap('Mở máy quét');
      await customer.reads('Zalo trên máy này chưa hỗ trợ.');
      await customer.type('Hoặc nhập mã in dưới mã QR', await shop.poster());
      await customer.tap('Kiểm tra mã');
      await customer.reads('CN Nguyễn Huệ');
      await customer.phone.close();
    },
  );

  test('a link opened while the app runs closes what was open and shows its own page', async () => {
    const customer = await inHand(shop, regular);
    await customer.phone.open();
    await cardOf(customer, regular.name);
    await customer.tap('Mở mã QR thành viên để nhân viên quét');
    await customer.page.getByRole('dialog').waitFor();
    await customer.phone.openWarm(await shop.poster());
    await customer.reads('Chào bạn đến CN Nguyễn Huệ');
    expect(await customer.page.getByRole('dialog').count()).toBe(0);
    expect(surprises(customer)).toEqual([]);
    await customer.phone.close();
  });

  test('a scan that is closed changes nothing and accuses nobody', async () => {
    const till = await inHand(shop, cashier);
    await till.phone.open('/staff');
    till.phone.nextScan('cancel');
    await till.tap('Quét mã khách');
    await expect.poll(() => till.phone.calls.some(({ action }) => action === 'action.open.qr')).toBe(true);
    await till.page.getByRole('button', { name: 'Quét mã khách', exact: true, disabled: false }).waitFor();
    expect(await till.page.getByRole('alert').count()).toBe(0);
    await till.phone.close();
  });

  test('V03 · a camera that Zalo forbids leaves the code, typed as it is read aloud; it works once', async () => {
    const asMember = await shop.as(regular);
    const rewardId = await rewardNamed(asMember, 'Bánh mì que pa-tê');
    const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });

    const till = await inHand(shop, cashier);
    await till.phone.open('/staff/voucher');
    till.phone.nextScan('forbidden');
    await till.tap('Quét mã phiếu');
    await till.reads('Zalo chưa cấp quyền này cho ứng dụng.');
    await till.type('Mã phiếu', (voucher.code ?? '').toLowerCase());
    await till.phone.screenshot('ways-typed-code');
    await till.tap('Kiểm tra phiếu');
    await till.tap('Duyệt, giao quà');
    await till.reads('Đã duyệt «Bánh mì que pa-tê»');
    await till.type('Mã phiếu', voucher.code ?? '');
    await till.tap('Kiểm tra phiếu');
    await till.reads(/Phiếu đã dùng lúc/);
    await till.phone.close();
  });
});
