import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanAndType } from '../e2e/at-the-till.ts';
import { type Hand, handOf } from '../e2e/hand.ts';
import { openShop } from '../e2e/shop.ts';
import { cashier, customers, type DemoPerson, owner } from './shop/demo-people.ts';
import { welcomeCustomers } from './shop/demo-shop.ts';

/** `npm run tour`: the README's pictures, taken of the living demo shop on one fixed morning. */
const folder = 'docs/pictures/tour';
const morning = '2026-11-21T09:00:00+07:00';
const pictureKbMax = 120;
const quality = 82;

const [, regular, guest] = customers as readonly DemoPerson[];
if (regular === undefined || guest === undefined) throw new Error('the demo shop has too few customers');

mkdirSync(folder, { recursive: true });
const shop = await openShop(morning);
try {
  await welcomeCustomers(shop.world, shop.demo);
  const [customer, till, boss] = await Promise.all([guest, cashier, owner].map(inHand));
  if (!customer || !till || !boss) throw new Error('three people, three phones');
  await earns(customer, till);
  await redeems(customer);
  await waitsForApproval(customer, till);
  await changesTheRules(boss);
} finally {
  await shop.stop();
}

async function inHand(person: DemoPerson): Promise<Hand> {
  return handOf(await shop.phoneOf(person));
}

// WebP, which Playwright's own screenshots do not know: a third of a PNG's weight at twice its sharpness.
async function take({ page }: Hand, name: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality });
  const picture = Buffer.from(data, 'base64');
  const kb = Math.ceil(picture.length / 1024);
  if (kb > pictureKbMax) throw new Error(`${name} weighs ${kb} KB`);
  writeFileSync(join(folder, `${name}.webp`), picture);
  console.log(`${name}.webp ${kb} KB`);
}

async function earns(customer: Hand, till: Hand): Promise<void> {
  await customer.phone.open();
  await customer.reads('Quà trong tầm tay');
  await take(customer, '01-home');
  await till.phone.open('/staff');
  await scanAndType(customer, till, ['3', '5', '0', '000']);
  await take(customer, '02-member-qr');
  await till.reads('350.000đ');
  await take(till, '03-preview');
  await till.tap('Xác nhận');
  await till.reads('Đã ghi nhận');
  await customer.reads(/Vừa cập nhật/);
  await customer.misses(/Vừa cập nhật/);
  await customer.tapOn(/Hoá đơn 350\.000đ/);
  await customer.reads('Luật áp dụng');
  await take(customer, '04-why');
  await customer.tap('Đóng');
}

async function redeems(customer: Hand): Promise<void> {
  await customer.tap('Đổi quà');
  await customer.reads('Đổi được ngay');
  await take(customer, '05-rewards');
  await customer.tapOn('Trà đào cam sả');
  await customer.tapOn('Đổi 35 điểm');
  await customer.tap('Đổi quà');
  await customer.tap('Mở mã cho nhân viên quét');
  await customer.page.getByRole('img', { name: 'Mã QR của phiếu' }).waitFor();
  await take(customer, '06-voucher');
  await customer.tap('Đóng');
}

async function waitsForApproval(customer: Hand, till: Hand): Promise<void> {
  const asRegular = await shop.as(regular as DemoPerson);
  const { reply: rewards } = await asRegular.call('GET /v1/rewards', { query: {} });
  const bag = rewards.items.find(({ name }) => name === 'Túi vải canvas');
  const branchId = shop.demo.branchIds[0];
  if (bag === undefined || branchId === undefined) throw new Error('the demo shop has no bags');
  await asRegular.call('POST /v1/me/redemptions', { body: { rewardId: bag.rewardId, branchId } });
  await customer.phone.open('/rewards');
  await customer.tapOn('Cà phê rang xay 250 g');
  await customer.tapOn('Đổi 260 điểm');
  await customer.tap('CN Nguyễn Huệ');
  await customer.tap('Đổi quà');
  await customer.reads('Chờ nhân viên duyệt');
  await till.tap('Khách tiếp theo');
  await till.tapOn(/^Duyệt/);
  await till.reads('Túi vải canvas');
  await till.reads('Cà phê rang xay 250 g');
  await take(till, '07-approvals');
}

async function changesTheRules(boss: Hand): Promise<void> {
  await boss.phone.open('/owner/rules');
  const clause = boss.page.getByText('Cứ 10.000đ được 1 điểm');
  await clause.click();
  await boss.type('Bao nhiêu đồng được 1 điểm', '20000');
  await boss.reads('Hoá đơn 350.000đ, hạng Đồng: được 17 điểm');
  const changed = boss.page.getByText('Cứ 20.000đ được 1 điểm');
  await changed.click();
  // Below the bar with the title, so that the changed sentence and the example stand on one screen.
  await changed.evaluate((sentence) => {
    const clause = sentence.closest('details') ?? sentence;
    clause.setAttribute('style', 'scroll-margin-top: 88px');
    clause.scrollIntoView({ block: 'start' });
  });
  await take(boss, '08-rules');
}
