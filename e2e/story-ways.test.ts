import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { cashier, type DemoCustomer, type DemoPerson, manager, newcomer, owner } from '../scripts/shop/demo-people.ts';
import { join, pushBills } from '../scripts/shop/demo-shop.ts';
import { joins, scanAndType } from './at-the-till.ts';
import { type Hand, handOf, surprises } from './hand.ts';
import type { PhoneOptions } from './phone.ts';
import { type OpenShop, openShop } from './shop.ts';

const shy: DemoPerson = { userId: '8106', name: 'Đỗ Thu Hà', phone: '0912000106' };
const payer: DemoCustomer = {
  userId: '8108',
  name: 'Nguyễn Hoàng Phương Thảo Vy',
  phone: '0912000108',
  bills: [1_000_000],
};
const saver: DemoCustomer = { userId: '8109', name: 'Tô Vĩnh Lộc', phone: '0912000109', bills: [4_400_000, 1_500_000] };
const regular: DemoCustomer = { userId: '8107', name: 'Lý Bảo Châu', phone: '0912000107', bills: [350_000] };

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
  for (const customer of [regular, payer, saver]) {
    await join(shop.world, customer);
    await pushBills(shop.world, shop.demo.integration, shop.demo.branchIds, customer);
  }
});
afterAll(() => shop?.stop());

async function inHand(person: DemoPerson, options: Partial<PhoneOptions> = {}): Promise<Hand> {
  const hand = handOf(await shop.phoneOf(person, options));
  onTestFailed(async () => {
    await hand.phone.screenshot(`broken-${person.userId}`);
    console.error(person.name, surprises(hand), hand.phone.apiCalls.slice(-5), shop.stack.recentLog().slice(-5));
  });
  return hand;
}

/** The shop's clock goes forward. */
const later = (ms: number) => shop.stack.setClock(new Date(shop.world.nowMs() + ms).toISOString());

/** What the person's own card says: name, tier and points without the spaces between them. */
const cardOf = async (hand: Hand, name: string): Promise<string> => {
  const card = hand.page.getByRole('region', { name });
  await card.waitFor();
  return ((await card.textContent()) ?? '').replace(/\s+/g, ' ');
};

test('on iPhones: a newcomer joins from the store’s QR and earns 35 points of 350.000đ', async () => {
  const customer = await inHand(newcomer, { platform: 'ios' });
  const till = await inHand(cashier, { platform: 'ios' });
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
    const customer = await inHand(shy);
    customer.phone.next('consent', 'no');
    await customer.phone.open(await shop.poster());
    await joins(customer);
    await customer.reads('Không sao, bạn vẫn tham gia được mà không cần tên.');
    expect(await cardOf(customer, 'Thành viên')).toContain('Đồng0 điểm');
    await customer.phone.close();
  });

  test('whoever keeps their number to themselves loses nothing, and can still say yes', async () => {
    const customer = await inHand(shy);
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
      const customer = await inHand(regular, { platform });
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
    const customer = await inHand(regular);
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
    const till = await inHand(cashier);
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
    const { reply: rewards } = await asMember.call('GET /v1/rewards', { query: {} });
    const { rewardId } = rewards.items.find(({ name }) => name === 'Bánh mì que pa-tê') ?? rewards.items[0] ?? never();
    const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });

    const till = await inHand(cashier);
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

test('S08 · found by phone number, points are used only once the customer agrees on their own phone', async () => {
  const customer = await inHand(payer);
  const till = await inHand(cashier);
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
    const [customer, boss] = [await inHand(regular), await inHand(owner)];
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
    const { reply: rewards } = await asMember.call('GET /v1/rewards', { query: {} });
    const { rewardId } = rewards.items.find(({ name }) => name === 'Cà phê sữa đá') ?? never();
    const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });
    const { redemptionId } = voucher;
    const [customer, till] = [await inHand(regular), await inHand(cashier)];
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

test('F02 · a slip is undone at once; goods come back by bill number, seen before money moves', async () => {
  const till = await inHand(cashier);
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
  later(16 * 60_000);
  const asMember = await shop.as(payer);
  const { reply: rewards } = await asMember.call('GET /v1/rewards', { query: {} });
  const { rewardId } = rewards.items.find(({ name }) => name === 'Giảm 30.000đ') ?? never();
  const { reply: voucher } = await asMember.call('POST /v1/me/redemptions', { body: { rewardId, branchId: null } });
  const { redemptionId } = voucher;
  const branchId = shop.demo.branchIds[0] ?? '';
  await asMember.call('POST /v1/me/redemptions/{redemptionId}/present', {
    params: { redemptionId },
    body: { branchId },
  });
  const till = await inHand(cashier);
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

test('E23 · a cashier’s own bill waits for the manager, who posts it once', async () => {
  const ownCard = await join(shop.world, cashier);
  const till = await inHand(cashier);
  await till.phone.open('/staff');
  await till.type(/Số điện thoại hoặc tên/, cashier.phone);
  await till.tap('Tìm khách');
  await till.tapOn(/\*444/);
  for (const key of ['5', '0', '000']) await till.tap(key);
  await till.tap('Tiếp tục');
  await till.reads('+5 điểm');
  await till.tap('Xác nhận');
  await till.reads('Hoá đơn đã chuyển quản lý duyệt');
  const boss = await inHand(manager);
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
    const { reply } = await api.call('GET /v1/rewards', { query: {} });
    const { rewardId } = reply.items.find(({ name }) => name === gift) ?? never();
    const branchId = shop.demo.branchIds[branch] ?? '';
    await api.call('POST /v1/me/redemptions', { body: { rewardId, branchId: branchId as never } });
  }

  test('S01 · above their limit the cashier reads the way to the manager, whose yes closes the sheet on both phones', async () => {
    await asksFor(saver, 'Cà phê rang xay 250 g');
    await asksFor(saver, 'Túi vải canvas', 1);
    const till = await inHand(cashier);
    const boss = await inHand(manager);
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
    const till = await inHand(cashier);
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
    const { memberId, redemptionId } = queue.items.find(({ rewardName }) => rewardName === 'Túi vải canvas') ?? never();
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
    const boss = await inHand(manager);
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
    later(10 * 60_000 + 1_000);
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

describe('when the network or the clock fails', () => {
  test('offline the card stands with a banner that says so, and everything is back with the network', async () => {
    const customer = await inHand(regular);
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
    const till = await inHand(cashier);
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
    later(3 * 60 * 60_000);
    await till.phone.network('online');
    await till.misses('Chờ gửi (1)');
    const { reply } = await (await shop.as(regular)).call('GET /v1/me/entries', { query: {} });
    const posted = reply.items.filter(({ amountDong }) => amountDong === 200_000);
    expect(posted.map(({ points }) => points)).toEqual([20]);
    expect(Date.parse(posted[0]?.at ?? '')).toBeLessThanOrEqual(soldBefore);
    await till.phone.close();
  });

  test('E18 · a confirmation whose answer is lost is posted once: pressed again, or kept and sent later', async () => {
    later(16 * 60_000);
    const till = await inHand(cashier);
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
    const customer = await inHand(regular);
    await customer.phone.open();
    await cardOf(customer, regular.name);
    later(31 * 60_000);
    await customer.tap('Phiếu');
    await customer.tap('Đã dùng');
    await customer.reads('Bánh mì que pa-tê');
    const statuses = customer.phone.apiCalls.map(({ path, status }) => `${status} ${path}`);
    expect(statuses.some((line) => line.startsWith('401'))).toBe(true);
    expect(statuses.filter((line) => line === '200 /v1/session')).toHaveLength(2);
    expect(await customer.page.getByRole('alert').count()).toBe(0);
    await customer.phone.close();
  });
});

test('whose PIN was taken away sets a new one, twice the same, before the counter opens', async () => {
  const asOwner = await shop.as(owner);
  const { staffId } = (await (await shop.as(cashier)).call('GET /v1/staff/me', {})).reply;
  await asOwner.call('POST /v1/staff/colleagues/{staffId}/pin-reset', { params: { staffId } });
  const till = await inHand(cashier);
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
  const till = await inHand(cashier);
  const boss = await inHand(owner);
  await till.phone.open('/staff');
  await till.reads('Phạm Ngọc Tú · CN Nguyễn Huệ');
  await boss.phone.open('/owner/people');
  await boss.tapOn('Phạm Ngọc Tú');
  await boss.tap('Cho nghỉ');
  await boss.reads('Cho Phạm Ngọc Tú nghỉ?');
  await boss.phone.screenshot('ways-dismiss');
  await boss.tap('Cho nghỉ');
  await boss.reads('Đã lưu');
  later(61_000);
  await till.type(/Số điện thoại hoặc tên/, '0912000107');
  await till.tap('Tìm khách');
  await till.reads('Bạn chưa phải nhân viên');
  await till.phone.screenshot('ways-locked-out');
  await Promise.all([till.phone.close(), boss.phone.close()]);
});

function never(): never {
  throw new Error('the shop has no rewards');
}
