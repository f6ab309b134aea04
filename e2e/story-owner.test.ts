import { afterAll, beforeAll, expect, test } from 'vitest';
import { cashier, customers, type DemoPerson, owner } from '../scripts/shop/demo-people.ts';
import { join } from '../scripts/shop/demo-shop.ts';
import { type Hand, handOf, surprises } from './hand.ts';
import { type OpenShop, openShop } from './shop.ts';

const billDong = 350_000;

let shop: OpenShop;
let boss: Hand;
let memberId: string;
beforeAll(async () => {
  shop = await openShop('2026-11-21T09:00:00+07:00');
  const asMember = await join(shop.world, customers[0] as DemoPerson);
  memberId = (await asMember.call('GET /v1/me', {})).reply.memberId;
  boss = handOf(await shop.phoneOf(owner));
});
afterAll(() => shop?.stop());

let bills = 0;

/** What the counter says that a bill earns, and then posts. */
async function earnedAtTheCounter(): Promise<number> {
  // A fourth bill within a quarter of an hour would wait for a manager.
  bills += 1;
  shop.stack.setClock(`2026-11-21T${String(9 + bills).padStart(2, '0')}:00:00+07:00`);
  const till = await shop.as(cashier);
  const bill = {
    memberId: memberId as never,
    branchId: shop.demo.branchIds[0] as never,
    amountDong: billDong as never,
    billNumber: `HD-${bills}`,
    lines: [],
    pointsUsed: 0 as never,
    visit: null,
    vouchers: [],
  };
  const { reply: preview } = await till.call('POST /v1/staff/earns/preview', { body: bill });
  const { reply } = await till.call('POST /v1/staff/earns', { body: { ...bill, previewHash: preview.hash } });
  expect(reply.pointsEarned).toBe(preview.pointsEarned);
  return reply.pointsEarned;
}

async function publish(version: string, reason: string): Promise<void> {
  await boss.tap('Xuất bản');
  await boss.type('Vì sao đổi?', reason);
  await boss.tap(`Xuất bản phiên bản ${version}`);
  await boss.reads(`Phiên bản ${version} đang áp dụng`);
}

test('a draft outlives the Mini App, and its worked example is what the next bill earns', async () => {
  await boss.phone.open('/owner/rules');
  await boss.page.getByText('Cứ 10.000đ được 1 điểm').click();
  await boss.type('Bao nhiêu đồng được 1 điểm', '');
  await boss.reads('Hãy nhập một số nguyên.');
  await boss.reads('Cần sửa: Tích điểm');
  await boss.type('Bao nhiêu đồng được 1 điểm', '20000');
  await boss.page.getByLabel('Làm tròn số điểm của cả hoá đơn').selectOption({ label: 'Làm tròn lên' });
  await boss.reads('Hoá đơn 350.000đ, hạng Đồng: được 18 điểm');
  await boss.phone.open('/owner/rules');
  await boss.reads('Bạn có một bản nháp chưa xuất bản');
  await boss.reads('Cứ 20.000đ được 1 điểm');
  await boss.reads('Cách làm tròn điểm: làm tròn xuống → làm tròn lên.');
  await publish('2', 'Giá cà phê tăng');
  expect(await earnedAtTheCounter()).toBe(18);
});

test('C04 · a campaign made in words triples the next bill, until it is stopped at once', async () => {
  await boss.tap('Thêm chương trình');
  await boss.type('Tên chương trình', 'Cuối tuần nhân ba');
  await boss.type('Nhân với', '3');
  await boss.page.getByText('Thứ 7', { exact: true }).click();
  await boss.tap('Xong, về danh sách luật');
  await boss.reads('Nhân 3 điểm · Thứ 7');
  await publish('3', 'Mời khách ghé cuối tuần');
  // 350.000 ÷ 20.000 × 3 = 52,5, rounded up.
  expect(await earnedAtTheCounter()).toBe(53);
  await boss.tapOn(/Cuối tuần nhân ba/);
  await boss.tap('Dừng khẩn cấp');
  await boss.type('Vì sao dừng?', 'Hết quà kèm');
  await boss.tap('Dừng ngay');
  await boss.reads('Đã dừng khẩn cấp lúc');
  expect(await earnedAtTheCounter()).toBe(18);
});

test('E25 · a version scheduled by mistake is withdrawn, and its day passes without it', async () => {
  await boss.phone.open('/owner/rules');
  await boss.page.getByText('Cứ 20.000đ được 1 điểm').click();
  await boss.type('Bao nhiêu đồng được 1 điểm', '1000');
  await boss.reads('Hoá đơn 350.000đ, hạng Đồng: được 350 điểm');
  await boss.tap('Xuất bản');
  await boss.type('Vì sao đổi?', 'Gõ nhầm');
  await boss.page.getByLabel('Áp dụng từ lúc nào?').selectOption({ label: 'Vào lúc khác' });
  await boss.type('Thời điểm (giờ Việt Nam)', '2026-11-21T13:00');
  await boss.tap('Xuất bản phiên bản 5');
  await boss.reads('Phiên bản 5 sẽ áp dụng từ 13:00 21/11/2026');
  await boss.tap('Các phiên bản');
  await boss.page.getByRole('link', { name: 'Xem thay đổi' }).first().click();
  await boss.reads('Số tiền cho 1 điểm: 20.000đ → 1.000đ.');
  await boss.tap('Huỷ hẹn giờ');
  await boss.page.getByRole('dialog').getByRole('button', { name: 'Huỷ hẹn giờ' }).click();
  await boss.reads('Đã huỷ hẹn');
  bills += 1;
  expect(await earnedAtTheCounter()).toBe(18);
});

test('the owner corrects points by hand, and the entry says why', async () => {
  await boss.phone.open(`/owner/members/${memberId}`);
  await boss.tap('Điều chỉnh điểm');
  await boss.type('Số điểm', '50');
  await boss.reads('Số dư: 107 điểm → 157 điểm');
  await boss.type('Vì sao điều chỉnh?', 'Bù hoá đơn ghi thiếu hôm khai trương');
  await boss.tap('Ghi vào sổ');
  await boss.reads('157 điểm');
  await boss.page.getByRole('button', { name: /\+50/ }).first().click();
  await boss.reads('Lý do: Bù hoá đơn ghi thiếu hôm khai trương');
  expect(surprises(boss)).toEqual([]);
});

test('A02 · a former list is looked at line by line, imported, and imported again for nothing', async () => {
  const list = 'SĐT;Họ tên;Điểm\n0908000001;Đỗ Thị Ánh;1.250\n908000002;Vũ Quang;0\n12;Ai đó;5';
  await boss.phone.open('/owner/members');
  await boss.tap('Nhập khách từ danh sách cũ');
  await boss.type('Hoặc dán danh sách vào đây', list);
  for (const [imported, before] of [
    ['2', '0'],
    ['0', '2'],
  ]) {
    await boss.tap('Xem lại danh sách');
    await boss.reads('Dòng 4: Không phải số điện thoại Việt Nam.');
    await boss.reads('Tổng cộng 1.250 điểm');
    await boss.tap('Nhập 2 khách');
    await boss.reads('Đã nhập xong');
    const counts = await boss.page.locator('.facts dd').allInnerTexts();
    expect(counts).toEqual([imported, before, '0', '0']);
    await boss.tap('Nhập danh sách khác');
    await boss.type('Hoặc dán danh sách vào đây', list);
  }
  await boss.phone.open('/owner/members');
  await boss.type('Tìm theo tên, số điện thoại hoặc bốn số cuối', 'anh');
  await boss.tap('Tìm');
  await boss.tapOn(/Đỗ Thị Ánh/);
  await boss.reads('1.250 điểm');
});

test('the owner signs a desktop in with their phone, works there, and signs it out', async () => {
  const desk = await shop.desk();
  const { page } = desk;
  await desk.open('/');
  await page.getByRole('link', { name: 'Chủ shop: đăng nhập trên máy tính này' }).click();
  const code = await page.locator('[data-qr]').getAttribute('data-qr');
  await boss.phone.open('/owner');
  await boss.tapOn(/Đăng nhập trên máy tính/);
  boss.phone.nextScan(code ?? '');
  await boss.tap('Quét mã');
  await boss.reads('Chrome trên Linux');
  await boss.reads('Cùng mạng với điện thoại này');
  await page.getByText('Đã quét. Hãy bấm «Đồng ý» trên điện thoại.').waitFor();
  await boss.tap('Đồng ý');
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor();

  // A reload needs no second scan; a used code signs nobody in.
  await page.reload();
  await page.getByRole('link', { name: 'Luật', exact: true }).click();
  await page.getByText('Cứ 20.000đ được 1 điểm').waitFor();
  boss.phone.nextScan(code ?? '');
  await boss.tap('Quét mã');
  await boss.reads('Mã QR này vừa được dùng.');

  await page.getByRole('button', { name: 'Đăng xuất máy này' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập trên máy tính' }).waitFor();
  await boss.phone.open('/owner/desktop');
  await boss.reads('Chưa có máy tính nào đang đăng nhập.');
  expect([...desk.errors, ...surprises(boss)].filter((error) => !/status of 4\d\d/.test(error))).toEqual([]);
  await desk.close();
});

test('a photo taken at the shop is made small, sent, and seen by customers on the reward', async () => {
  const asOwner = await shop.as(owner);
  const { reply } = await asOwner.call('GET /v1/admin/rewards', { query: {} });
  const rewardId = reply.items[0]?.rewardId ?? '';
  await boss.phone.open(`/owner/rewards/${rewardId}`);
  const file = boss.page.locator('input[type=file]');
  await file.setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
  await boss.reads('Tệp này không phải ảnh JPEG, PNG hay WebP. Hãy chọn ảnh khác.');
  await boss.phone.network('offline');
  await file.setInputFiles('miniapp/src/customer/share.jpg');
  await boss.reads('Ảnh chưa gửi được vì mạng yếu. Những gì bạn đã nhập vẫn được giữ.');
  await boss.phone.network('online');
  await boss.tap('Thử lại');
  await boss.page.getByRole('button', { name: 'Bỏ ảnh' }).waitFor();
  await boss.phone.screenshot('owner-photo');
  await boss.tap('Lưu');
  await boss.reads('Kho quà');

  const customer = handOf(await shop.phoneOf(customers[0] as DemoPerson));
  await customer.phone.open(`/rewards/${rewardId}`);
  const photo = customer.page.locator('.picture-wide img');
  await photo.waitFor();
  await expect
    .poll(() => photo.evaluate((shown) => (shown as { naturalWidth?: number }).naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect(await photo.getAttribute('src')).toMatch(/\/p\/demo\/[0-9a-f]{32}\.(webp|jpg)$/);
  await customer.phone.screenshot('customer-photo');
  expect(surprises(customer)).toEqual([]);
  await customer.phone.close();
});
