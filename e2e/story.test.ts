import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cashier, newcomer, owner } from '../scripts/shop/demo-people.ts';
import { joins, scanAndType } from './at-the-till.ts';
import { type Hand, handOf, surprises } from './hand.ts';
import { type OpenShop, openShop } from './shop.ts';

/** `THEME=dark npx vitest run e2e/story.test.ts` leaves the same screenshots at night. */
const theme = process.env['THEME'] === 'dark' ? 'dark' : 'light';

let shop: OpenShop;
let customer: Hand;
let till: Hand;
let boss: Hand;
beforeAll(async () => {
  shop = await openShop();
  const phones = [newcomer, cashier, owner].map((person) => shop.phoneOf(person, { platform: 'android', theme }));
  [customer, till, boss] = (await Promise.all(phones)).map((phone) => handOf(phone)) as [Hand, Hand, Hand];
});
afterAll(() => shop.stop());
// Chapters build on each other: after one that failed the others would only tell the same.
let broken = false;
beforeEach(({ skip }) => skip(broken));
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  broken = true;
  for (const [name, hand] of Object.entries({ customer, till, boss })) {
    await look(hand, `broken-${name}`);
    console.error(name, hand.phone.errors, hand.phone.apiCalls.slice(-5));
  }
  console.error(shop.stack.recentLog().slice(-5).join('\n'));
});

const look = (hand: Hand, name: string) => hand.phone.screenshot(`story-${theme}-${name}`);

/** The points on the customer's own card. */
async function balance(): Promise<string | undefined> {
  const card = customer.page.getByRole('region', { name: newcomer.name });
  await card.waitFor();
  return /[\d.]+\s+điểm/.exec((await card.textContent()) ?? '')?.[0].replace(/\s+/g, ' ');
}

describe('one point, from the counter to the proof', () => {
  test('a newcomer scans the store’s QR, agrees to what is kept, and is a member at Đồng with 0 points', async () => {
    await customer.phone.open(await shop.poster());
    await customer.reads('Chào bạn đến CN Nguyễn Huệ');
    await customer.reads('Cứ 10.000đ được 1 điểm');
    await customer.tap('Tham gia');
    await customer.reads('Bạn cần đồng ý mục đầu tiên');
    await look(customer, '01-join');
    await joins(customer);
    const card = customer.page.getByRole('region', { name: newcomer.name });
    await card.waitFor();
    expect(await card.textContent()).toMatch(/Đồng\s*0\s+điểm/);
    await look(customer, '02-home');
  });

  test('the cashier scans the card, types 350.000đ, sees +35 before and after confirming', async () => {
    await till.phone.open(`https://zalo.me/s/${shop.world.miniAppId}/`);
    await till.tap('Vào chế độ nhân viên');
    await till.reads('Phạm Ngọc Tú · CN Nguyễn Huệ');
    await look(till, '03-counter');
    await scanAndType(customer, till, ['3', '5', '0', '000']);
    await till.reads('350.000đ');
    await till.reads('+35 điểm');
    await look(customer, '04-member-qr');
    await look(till, '05-preview');
    await till.tap('Xác nhận');
    await till.reads('Đã ghi nhận');
    await till.reads('Số dư mới: 35 điểm');
    await look(till, '06-receipt');
  });

  test('the customer sees the 35 points within seconds, and why', async () => {
    await customer.reads('Vừa cập nhật: +35 điểm');
    await customer.tapOn(/Hoá đơn 350\.000đ/);
    await customer.reads('350.000đ ÷ 10.000đ = 35 → 35 điểm.');
    await customer.reads('Luật phiên bản 1');
    await look(customer, '07-why');
    await customer.tap('Đóng');
    await expect.poll(balance, { timeout: 15_000 }).toBe('35 điểm');
  });

  test('T01 · a bill of 5.000.000đ lifts the customer to Bạc, on both phones', async () => {
    await till.tap('Khách tiếp theo');
    await scanAndType(customer, till, ['5', '000', '000']);
    await till.reads('+500 điểm');
    await till.reads('Khách sẽ lên hạng Bạc');
    await till.tap('Xác nhận');
    await till.reads('Khách vừa lên hạng Bạc');
    await look(till, '08-receipt-bac');
    await customer.reads('Bạn đã lên hạng Bạc');
    await look(customer, '08-climbed');
    await customer.tap('Tuyệt vời');
    await expect.poll(balance, { timeout: 15_000 }).toBe('535 điểm');
    await customer.reads('Còn 9.650.000đ chi tiêu nữa là lên hạng Vàng');
    await look(customer, '09-home-bac');
  });

  test('V01 · a voucher is bought with 20 points, shown, approved, and cannot be used twice', async () => {
    await customer.tap('Đổi quà');
    await customer.reads('Bạn có 535 điểm');
    await look(customer, '10-rewards');
    await customer.tapOn('Cà phê sữa đá');
    await customer.tapOn('Đổi 20 điểm');
    await customer.reads('Đổi 20 điểm lấy «Cà phê sữa đá». Bạn còn lại 515 điểm.');
    await look(customer, '11-redeem');
    await customer.tap('Đổi quà');
    await customer.tap('Mở mã cho nhân viên quét');
    const qr = customer.page.getByRole('img', { name: 'Mã QR của phiếu' });
    await qr.waitFor();
    await look(customer, '12-voucher-qr');
    const shown = (await customer.phone.shownQr()) ?? 'cancel';

    await till.tap('Khách tiếp theo');
    till.phone.nextScan(shown);
    await till.tap('Quét mã khách');
    await till.reads('Bùi Gia Huy');
    await look(till, '13-decision');
    await till.tap('Duyệt, giao quà');
    await till.reads('Đã duyệt «Cà phê sữa đá»');
    await qr.waitFor({ state: 'hidden' });
    await customer.reads('Đã duyệt. Chúc bạn ngon miệng.');
    await look(customer, '14-voucher-used');

    till.phone.nextScan(shown);
    await till.tap('Quét mã khách');
    await till.reads(/Phiếu đã dùng lúc .* tại CN Nguyễn Huệ/);
    await look(till, '15-voucher-twice');
  });

  test('R06 · a gift at the counter waits in the queue; refused, its points come back', async () => {
    await customer.phone.open('/rewards');
    await customer.tapOn('Túi vải canvas');
    await customer.tapOn('Đổi 120 điểm');
    await customer.tap('CN Nguyễn Huệ');
    await customer.tap('Đổi quà');
    await customer.reads('Chờ nhân viên duyệt');
    await look(customer, '16-gift-waits');

    await till.tapOn(/^Duyệt/);
    await till.tapOn('Túi vải canvas');
    await look(till, '17-approval');
    await till.tap('Từ chối');
    await till.tap('Từ chối');
    await till.reads('Cần một lý do để khách hiểu.');
    await till.tap('Hết quà tại quầy');
    await look(till, '18-refusal');
    await till.tap('Từ chối');
    await till.reads('Đã từ chối «Túi vải canvas»');
    await till.reads('Không có yêu cầu nào');

    await customer.reads('Nhân viên đã từ chối. Điểm đã trở lại tài khoản.');
    await customer.reads('Lý do: Hết quà tại quầy');
    await look(customer, '19-gift-refused');
    await customer.phone.open();
    await expect.poll(balance, { timeout: 15_000 }).toBe('515 điểm');
  });

  test('the owner doubles the price of a point, sees what it means, and publishes with a reason', async () => {
    await boss.phone.open();
    await boss.tap('Vào chế độ chủ shop');
    await boss.reads('Tổng quan');
    await look(boss, '20-overview');
    await boss.tap('Luật');
    await boss.reads('Phiên bản 1 đang áp dụng');
    await boss.page.getByText('Cứ 10.000đ được 1 điểm').click();
    await boss.type('Bao nhiêu đồng được 1 điểm', '20000');
    await boss.reads('Cứ 20.000đ được 1 điểm');
    await boss.reads('Hoá đơn 350.000đ, hạng Đồng: được 17 điểm');
    await look(boss, '21-rules');
    await boss.page.getByText('Sẽ thay đổi').scrollIntoViewIfNeeded();
    await look(boss, '22-rules-outcome');
    await boss.tap('Xuất bản');
    await boss.tap('Xuất bản phiên bản 2');
    await boss.reads('Cần một lý do.');
    await boss.type('Vì sao đổi?', 'Giá cà phê tăng, điểm đổi theo');
    await look(boss, '23-publish');
    await boss.tap('Xuất bản phiên bản 2');
    await boss.reads('Đã xuất bản phiên bản 2');
    await boss.reads('Phiên bản 2 đang áp dụng');
    await boss.reads('Trần Thị Thu: Giá cà phê tăng, điểm đổi theo');
    await look(boss, '24-published');
  });

  test('the next bill follows the new rule; the first one still explains itself by the old', async () => {
    await till.tap('Quầy');
    await scanAndType(customer, till, ['3', '5', '0', '000']);
    await till.reads('+21 điểm');
    await till.reads('×1,2');
    await till.tap('Xác nhận');
    await till.reads('Số dư mới: 536 điểm');
    await customer.reads('Vừa cập nhật: +21 điểm');
    await customer.page.getByRole('link', { name: 'Xem tất cả' }).last().click();
    await customer.reads('Lịch sử điểm');
    await look(customer, '25-history');
    const bills = customer.page.getByRole('button', { name: /Hoá đơn 350\.000đ/ });
    await bills.first().click();
    await customer.reads('350.000đ ÷ 20.000đ × 1,2 = 21 → 21 điểm.');
    await customer.reads('Luật phiên bản 2');
    await look(customer, '26-why-new');
    await customer.tap('Đóng');
    await bills.last().click();
    await customer.reads('350.000đ ÷ 10.000đ = 35 → 35 điểm.');
    await customer.reads('Luật phiên bản 1');
    await customer.tap('Đóng');
  });

  test('the owner proves that nothing in the member’s book was altered', async () => {
    await boss.tap('Khách');
    await boss.type('Tìm theo tên, số điện thoại hoặc bốn số cuối', 'gia huy');
    await boss.tap('Tìm');
    await boss.tapOn('Bùi Gia Huy');
    await boss.tap('Kiểm tra sổ điểm');
    await boss.reads(/Sổ nguyên vẹn: \d+ bút toán/);
    await look(boss, '27-verified');
    const asOwner = await shop.as(owner);
    const { reply: found } = await asOwner.call('POST /v1/admin/members/search', {
      body: { text: 'Bùi Gia Huy', cursor: null },
    });
    const params = { memberId: found.items[0]?.memberId ?? '' };
    const { reply: proof } = await asOwner.call('POST /v1/admin/members/{memberId}/verify', { params });
    expect(proof).toMatchObject({ intact: true });
    expect([customer, till, boss].flatMap(surprises)).toEqual([]);
  });
});
