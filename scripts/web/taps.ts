import type { Locator, Page } from 'playwright-core';
import { cashier, customers, type DemoPerson } from '../shop/demo-people.ts';
import type { WebShop } from './web-shop.ts';

/** What a thumb does most. */
export const tapNames = ['member QR', 'tab switch', 'redeem', 'confirm earn'] as const;
type TapName = (typeof tapNames)[number];
/** The milliseconds of every tap, round by round. */
export type Taps = Readonly<Record<TapName, readonly (readonly number[])[]>>;

/**
 * A busy neighbour spoils one round, not the median of three: so many taps make the slowest of a round its 95th
 * percentile.
 */
const rounds = 3;
const tapsARound = 12;
const cpuSlowdown = 4;
/** The browser reports nothing shorter. */
const shortestMs = 16;
const waitMsMax = 20_000;
/** A fourth bill within a quarter of an hour would wait for a manager. */
const quarterMs = 16 * 60_000;

const rich = customers[3] as DemoPerson;

/** Milliseconds from each touch to the paint that answers it, on a processor four times as slow. */
export async function measureTaps(shop: WebShop): Promise<Taps> {
  const customer = await openOn(shop, rich, '/');
  const till = await openOn(shop, cashier, '/staff');
  const found: Record<TapName, (readonly number[])[]> = {
    'member QR': [],
    'tab switch': [],
    redeem: [],
    'confirm earn': [],
  };
  for (let round = 0; round < rounds; round++) {
    found['member QR'].push(await memberQr(customer));
    found['tab switch'].push(await tabs(customer));
    found.redeem.push(await redeem(customer));
    found['confirm earn'].push(await confirmEarn(till, () => shop.later(quarterMs)));
  }
  return found;
}

/** A phone in somebody's hand: slow while a tap is answered, quick on the way to the next one. */
interface Phone {
  readonly page: Page;
  readonly slowDown: (times: number) => Promise<void>;
}

async function openOn(shop: WebShop, person: DemoPerson, path: string): Promise<Phone> {
  const context = await shop.browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMsMax);
  await page.addInitScript(watchTouches);
  await page.goto(shop.addressOf(person, path));
  await page.locator('main').waitFor();
  const devtools = await context.newCDPSession(page);
  return {
    page,
    slowDown: async (rate) => {
      await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    },
  };
}

/** Runs in the page: every event that belongs to a touch, with the time until the next paint. */
function watchTouches(): void {
  const seen: number[] = [];
  Object.assign(window, { touches: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
      if (entry.interactionId) seen.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** Taps once and waits until what it brings is there; the longest of the touch's events counts. */
async function tapMs({ page, slowDown }: Phone, what: Locator, brings: Locator): Promise<number> {
  await what.waitFor();
  await slowDown(cpuSlowdown);
  await page.evaluate('window.touches.length = 0');
  await what.tap();
  await brings.waitFor();
  // The entry is delivered after the paint.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))),
  );
  const touches = (await page.evaluate('window.touches')) as number[];
  await slowDown(1);
  return Math.max(shortestMs, ...touches);
}

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }).first();
const tab = (page: Page, name: string): Locator => page.locator('nav').getByRole('link', { name });

async function times(once: (turn: number) => Promise<number>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < tapsARound; turn++) found.push(await once(turn));
  return found;
}

const memberQr = (phone: Phone) =>
  times(async () => {
    const { page } = phone;
    const sheet = page.getByRole('dialog');
    const ms = await tapMs(phone, page.locator('.member-qr'), sheet);
    await button(page, 'Đóng').tap();
    await sheet.waitFor({ state: 'hidden' });
    return ms;
  });

const tabs = (phone: Phone) => {
  const { page } = phone;
  const places = [
    ['Đổi quà', 'Đổi quà'],
    ['Phiếu', 'Phiếu của tôi'],
    ['Tôi', 'Tôi'],
    ['Trang chủ', /^Chào /],
  ] as const;
  return times((turn) => {
    const [name, heading] = places[turn % places.length] ?? places[0];
    return tapMs(phone, tab(page, name), page.getByRole('heading', { level: 1, name: heading }));
  });
};

const redeem = async (phone: Phone) => {
  const { page } = phone;
  await tab(page, 'Đổi quà').tap();
  await page.getByRole('link', { name: /Cà phê sữa đá/ }).tap();
  const undo = button(page, /^Hoàn tác/);
  const found = await times(async () => {
    await button(page, /^Đổi \d+ điểm/).tap();
    const ms = await tapMs(phone, page.getByRole('dialog').getByRole('button', { name: 'Đổi quà' }), undo);
    // Taken back, so that neither stock nor limits end the measuring.
    await undo.tap();
    await undo.waitFor({ state: 'hidden' });
    await button(page, 'Quay lại trang trước').tap();
    return ms;
  });
  await button(page, 'Quay lại trang trước').tap();
  await tab(page, 'Trang chủ').tap();
  return found;
};

const confirmEarn = (phone: Phone, later: () => void) =>
  times(async (turn) => {
    const { page } = phone;
    if (turn % 3 === 0) later();
    await page.getByLabel(/Số điện thoại hoặc tên/).fill((customers[turn % 3] as DemoPerson).phone);
    await button(page, 'Tìm khách').tap();
    await button(page, new RegExp((customers[turn % 3] as DemoPerson).name)).tap();
    for (const key of ['4', '0', '000']) await page.getByRole('button', { name: key, exact: true }).tap();
    await button(page, 'Tiếp tục').tap();
    const next = page.getByRole('link', { name: 'Khách tiếp theo' });
    const ms = await tapMs(phone, button(page, 'Xác nhận'), next);
    await next.tap();
    return ms;
  });
