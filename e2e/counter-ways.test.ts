import { afterAll, beforeAll, expect, test } from 'vitest';
import { cashier, type DemoCustomer, owner } from '../scripts/shop/demo-people.ts';
import { surprises } from './hand.ts';
import type { OpenShop } from './shop.ts';
import { cardOf, inHand, later, openShopWith, rewardNamed } from './visitors.ts';

const payer: DemoCustomer = {
  userId: '8108',
  name: 'Nguyễn Hoàng Phương Thảo Vy',
  phone: '0912000108',
  bills: [1_000_000],
};

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShopWith([payer]);
});
afterAll(() => shop?.stop());

test('S08 · found by phone number, points are used only once the customer agrees on their own phone', async () => {
  const customer = await inHand(shop, payer);
  const till = await inHand(shop, cashier);
  await customer.phone.open();
  await cardOf(customer, payer.name);
  await till.phone.open('/staff');
  await till.type(/Số điện thoại hoặc tên/, payer.phone);
  await till.tap('Tìm khách');
  await till.tapOn(payer.name);
  for (const key of ['1', '5', '0', '000']) await till.tap(key);
  await till.tap('Tiếp tục');
  await till.tapOn('Khách muốn dùng điểm');
  await till.tap('Xin khách xác nhận 75 điểm');
  await till.reads('Đang chờ khách đồng ý dùng 75 điểm');
  await till.phone.screenshot('ways-ask-to-spend');
  expect(await till.page.getByRole('button', { name: 'Đang chờ khách đồng ý' }).isDisabled()).toBe(true);
  await customer.reads('Dùng 75 điểm cho hoá đơn?');
  await customer.reads('75.000đ');
  await customer.phone.screenshot('ways-confirm-spend');
  await customer.tap('Đồng ý dùng điểm');
  await till.reads('Dùng tối đa 75 điểm');
  await till.tap('Xác nhận');
  await till.reads('Số dư mới: 32 điểm');
  expect([customer, till].flatMap(surprises)).toEqual([]);
  await Promise.all([customer.phone.close(), till.phone.close()]);
});

test('F02 · a slip is undone at once; goods come back by bill number, seen before money moves', async () => {
  const till = await inHand(shop, cashier);
  const ring = async (amount: readonly string[], bill: string) => {
    await till.phone.open('/staff');
    await till.type(/Số điện thoại hoặc tên/, payer.phone);
    await till.tap('Tìm khách');
    await till.tapOn(payer.name);
    for (const key of amount) await till.tap(key);
    await till.tap('Tiếp tục');
    await till.type('Số hoá đơn (không bắt buộc)', bill);
    await till.reads('Được cộng');
    await till.tap('Xác nhận');
    await till.reads('Đã ghi nhận');
  };
  await ring(['9', '000', '000'], 'NHAM-1');
  await till.phone.screenshot('ways-undo');
  await till.tap('Hoàn tác hoá đơn này');
  await till.reads('Đã hoàn tác');
  await till.reads('Số dư mới: 32 điểm');
  await ring(['3', '5', '0', '000'], 'TRA-1');
  await till.tap('Khách tiếp theo');
  await till.tapOn('Trả hàng theo hoá đơn');
  await till.type('Số hoá đơn', 'TRA-1');
  await till.tap('Tìm hoá đơn');
  await till.tap('Một phần tiền');
  await till.type('Tiền hàng trả lại', '140000');
  await till.reads('−14 điểm');
  await till.phone.screenshot('ways-return');
  await till.tap('Xác nhận trả hàng');
  await till.reads('Đã ghi nhận trả hàng');
  await till.phone.screenshot('ways-returned');
  expect(surprises(till)).toEqual([]);
  await till.phone.close();
});

test('V05 · a discount voucher sent to the counter takes its part off the bill and is used with it', async () => {
  // A fourth bill at one counter within a quarter of an hour would wait for a manager.
  later(shop, 16 * 60_000);
  const asMember = await shop.as(payer);
  const rewardId = await rewardNamed(asMember, 'Giảm 30.000đ');
  const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });
  const { redemptionId } = voucher;
  const branchId = shop.demo.branchIds[0] ?? '';
  await asMember.call('POST /v1/me/redemptions/{redemptionId}/present', {
    params: { redemptionId },
    body: { branchId },
  });
  const till = await inHand(shop, cashier);
  await till.phone.open('/staff');
  await till.type(/Số điện thoại hoặc tên/, payer.phone);
  await till.tap('Tìm khách');
  await till.tapOn(payer.name);
  for (const key of ['2', '5', '0', '000']) await till.tap(key);
  await till.tap('Tiếp tục');
  await till.tapOn('Giảm 30.000đ');
  await till.reads('220.000đ');
  await till.reads('+22 điểm');
  await till.phone.screenshot('ways-bill-voucher');
  await till.tap('Xác nhận');
  await till.reads('Đã ghi nhận');
  const { reply: used } = await asMember.call('GET /v1/me/redemptions/{redemptionId}', { params: { redemptionId } });
  expect(used.state).toBe('REDEEMED');
  expect(surprises(till)).toEqual([]);
  await till.phone.close();
});

test('whose PIN was taken away sets a new one, twice the same, before the counter opens', async () => {
  const asOwner = await shop.as(owner);
  const { staffId } = (await (await shop.as(cashier)).call('GET /v1/staff/me', {})).reply;
  await asOwner.call('POST /v1/staff/colleagues/{staffId}/pin-reset', { params: { staffId } });
  const till = await inHand(shop, cashier);
  await till.phone.open('/staff');
  await till.reads('Đặt mã PIN của bạn');
  await till.phone.screenshot('ways-set-pin');
  for (const key of '2580') await till.tap(key);
  await till.reads('Nhập lại một lần nữa');
  for (const key of '2581') await till.tap(key);
  await till.reads('Hai lần nhập chưa giống nhau.');
  for (const key of '25802580') await till.tap(key);
  await till.reads('Quét mã khách');
  await till.phone.close();
});

test('S03 · a cashier whom the owner dismisses is locked out within a minute', async () => {
  const till = await inHand(shop, cashier);
  const boss = await inHand(shop, owner);
  await till.phone.open('/staff');
  await till.reads('Phạm Ngọc Tú · CN Nguyễn Huệ');
  await boss.phone.open('/owner/people');
  await boss.tapOn('Phạm Ngọc Tú');
  await boss.tap('Cho nghỉ');
  await boss.reads('Cho Phạm Ngọc Tú nghỉ?');
  await boss.phone.screenshot('ways-dismiss');
  await boss.tap('Cho nghỉ');
  await boss.reads('Đã lưu');
  later(shop, 61_000);
  await till.type(/Số điện thoại hoặc tên/, payer.phone);
  await till.tap('Tìm khách');
  await till.reads('Bạn chưa phải nhân viên');
  await till.phone.screenshot('ways-locked-out');
  await Promise.all([till.phone.close(), boss.phone.close()]);
});
