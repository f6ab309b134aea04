import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import { serveZaloWeb, type ZaloWeb } from '@quaylai/infra/local/zalo/web';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { buildTinyApp } from './tiny-app.ts';

const miniAppId = '2001';
const production = 'https://api.quaylai.example';
let browser: Browser;
let wwwFolder: string;
let web: ZaloWeb;
let page: Page;
let now = new Date('2026-11-21T02:00:00Z');
let resets = 0;
const errors: string[] = [];
const origins: (string | undefined)[] = [];
const api: Server = createServer((request, response) => {
  origins.push(request.headers.origin);
  response.writeHead(200, { 'access-control-allow-origin': request.headers.origin ?? '' }).end('{"ok":true}');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  [browser, wwwFolder] = await Promise.all([openBrowser(), buildTinyApp()]);
});
afterAll(async () => {
  await browser.close();
  api.close();
});

beforeEach(async () => {
  const cloud = createZaloCloud({
    apps: [{ zaloAppId: '1001', secret: 'secret', miniAppIds: [miniAppId], oaId: '3001' }],
  });
  cloud.person({ userId: 'lan', name: 'Nguyễn Thị Lan', phone: '0901234567' });
  cloud.person({ userId: 'minh', name: 'Trần Minh' });
  web = await serveZaloWeb({
    cloud,
    miniAppId,
    wwwFolder,
    port: 0,
    title: 'Cà phê Quay Lại',
    people: [
      { userId: 'lan', role: 'customer', note: 'hạng Vàng' },
      { userId: 'minh', role: 'staff', note: 'CN Nguyễn Huệ', platform: 'ios', opensAt: '/staff' },
    ],
    phones: ['lan', 'minh'],
    api: { production, local: `http://127.0.0.1:${(api.address() as AddressInfo).port}` },
    codes: () => [{ label: 'Bảng ở quầy · CN Nguyễn Huệ', content: 'https://zalo.me/s/2001/?store=q1' }],
    clock: {
      now: () => now,
      set: (instant) => {
        now = instant ?? new Date();
      },
    },
    reset: async () => {
      resets += 1;
    },
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN', reducedMotion: 'reduce' });
  errors.length = 0;
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(web.url);
});
afterEach(async () => {
  await page.close();
  await web.close();
});

/** The Mini App inside a person's phone, once it has drawn itself. */
async function miniApp(userId: string): Promise<Frame> {
  await page.waitForFunction((count) => document.querySelectorAll('iframe').length >= count, 2);
  for (let tries = 0; tries < 100; tries++) {
    const frame = page.frames().find((one) => one.url().startsWith(web.originOf(userId)));
    if (frame && (await frame.$('h1').catch(() => null))) return frame;
    await page.waitForTimeout(50);
  }
  throw new Error(`no Mini App of ${userId}`);
}
const phoneOf = (index: number) => page.locator('.phone').nth(index);
const call = (frame: Frame, expression: string): Promise<unknown> =>
  frame.evaluate(`(${expression}).then((value) => ({ value }), ({ code }) => ({ code }))`);

test('each phone signs in its own person, and consent is asked on that phone', async () => {
  const [lan, minh] = [await miniApp('lan'), await miniApp('minh')];
  const asked = call(lan, `sdk.authorize({ scopes: ['scope.userPhonenumber'] })`);
  await phoneOf(0).getByRole('dialog', { name: 'Cà phê Quay Lại muốn được phép' }).waitFor();
  expect(await phoneOf(1).getByRole('dialog').count()).toBe(0);
  await page.screenshot({ path: '.screens/zalo-page-consent.png' });
  await phoneOf(0).getByRole('button', { name: 'Cho phép' }).click();
  expect(await asked).toEqual({ value: { 'scope.userInfo': true, 'scope.userPhonenumber': true } });
  expect(await call(lan, 'sdk.getUserInfo({})')).toMatchObject({
    value: { userInfo: { id: 'lan', name: 'Nguyễn Thị Lan' } },
  });
  expect(await call(minh, 'sdk.getUserInfo({})')).toMatchObject({ value: { userInfo: { id: 'minh', name: '' } } });
  expect(errors).toEqual([]);
});

test('a phone opens where its holder works, and a customer’s on the first screen', async () => {
  const pathOf = async (userId: string) => new URL((await miniApp(userId)).url()).pathname;
  expect(await pathOf('lan')).toBe(`/zapps/${miniAppId}/`);
  expect(await pathOf('minh')).toBe(`/zapps/${miniAppId}/staff`);
});

test('a refusal with Escape reaches the Mini App as the SDK tells it', async () => {
  const minh = await miniApp('minh');
  const asked = call(minh, 'sdk.getPhoneNumber()');
  await phoneOf(1).getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  expect(await asked).toEqual({ code: -2002 });
});

test('a scan reads a code of the shop, a typed one, and the QR on the other phone', async () => {
  const minh = await miniApp('minh');
  await miniApp('lan');
  const scan = async (settle: () => Promise<void>) => {
    const scanned = call(minh, 'sdk.scanQRCode()');
    await phoneOf(1).getByRole('dialog', { name: 'Quét mã' }).waitFor();
    await settle();
    return scanned;
  };
  const choose = (name: string) => phoneOf(1).getByRole('button', { name }).click();
  expect(await scan(() => choose('Bảng ở quầy · CN Nguyễn Huệ'))).toEqual({
    value: { content: 'https://zalo.me/s/2001/?store=q1' },
  });
  expect(
    await scan(async () => {
      await page.screenshot({ path: '.screens/zalo-page-scan.png' });
      await phoneOf(1).getByLabel('Nội dung mã').fill('V-0123');
      await choose('Dùng mã này');
    }),
  ).toEqual({ value: { content: 'V-0123' } });
  expect(await scan(() => choose('Mã đang hiện trên máy của Nguyễn Thị Lan'))).toEqual({
    value: { content: 'member:2001:lần 1' },
  });
  const picture = await (await miniApp('lan')).locator('#qr').screenshot();
  const file = { name: 'qr.png', mimeType: 'image/png', buffer: picture };
  expect(await scan(() => phoneOf(1).getByLabel('Chọn ảnh có mã QR').setInputFiles(file))).toEqual({
    value: { content: 'member:2001:lần 1' },
  });
  expect(await scan(() => choose('Chưa có quyền máy ảnh'))).toEqual({ code: -1403 });
  expect(errors).toEqual([]);
});

test('nativeStorage belongs to the person, and a cold link opens its page', async () => {
  const lan = await miniApp('lan');
  await lan.evaluate(`sdk.nativeStorage.setItem('k', 'của Lan')`);
  expect(await (await miniApp('minh')).evaluate(`sdk.nativeStorage.getItem('k')`)).not.toBe('của Lan');
  await lan.evaluate(`window.opened = []; sdk.events.on('h5.event.open.mp', (data) => window.opened.push(data))`);
  const open = async (link: string, how: string) => {
    await phoneOf(0).getByRole('button', { name: 'Mở liên kết' }).click();
    await phoneOf(0).getByLabel('Liên kết hoặc đường dẫn').fill(link);
    await phoneOf(0).getByRole('button', { name: how }).click();
  };
  await open('https://zalo.me/s/2001/rewards?x=1', 'Mở khi đang chạy');
  await expect.poll(() => lan.evaluate('window.opened')).toEqual([{ path: '/rewards?x=1' }]);
  await open('https://zalo.me/s/999/', 'Mở từ đầu');
  await phoneOf(0).getByText('Liên kết này không mở Mini App này.').waitFor();
  await page.keyboard.press('Escape');
  await open('https://zalo.me/s/2001/rewards?x=2', 'Mở từ đầu');
  await expect
    .poll(async () => (await miniApp('lan')).evaluate('location.pathname + location.search'))
    .toMatch('/zapps/2001/rewards?x=2');
  expect(await (await miniApp('lan')).evaluate(`sdk.nativeStorage.getItem('k')`)).toBe('của Lan');
});

test('a link shared on one phone opens on the phone of a friend', async () => {
  const minh = await miniApp('minh');
  const data = JSON.stringify({ title: 'Mời bạn', thumbnail: 'https://example.vn/a.png', path: '/invite?ref=abc' });
  const shared = call(minh, `sdk.openShareSheet({ type: 'zmp_deep_link', data: ${data} })`);
  await phoneOf(1).getByRole('button', { name: 'Gửi cho Nguyễn Thị Lan' }).click();
  expect(await shared).toMatchObject({ value: { status: 2 } });
  await expect.poll(async () => (await miniApp('lan')).url()).toMatch('/zapps/2001/invite?ref=abc');
});

test("a build that carries the production address calls the API here, from the person's own origin", async () => {
  origins.length = 0;
  expect(await call(await miniApp('lan'), `fetch('${production}/v1/me').then((r) => r.json())`)).toEqual({
    value: { ok: true },
  });
  expect(origins).toEqual([web.originOf('lan')]);
});

test('a newcomer gets a phone, the clock moves, and the shop starts anew after a question', async () => {
  await miniApp('lan');
  await phoneOf(0).getByLabel('Người cầm máy').selectOption('+');
  await phoneOf(0).getByLabel('Họ và tên').fill('Nguyễn Hoàng Phương Thảo Vy');
  await phoneOf(0).getByLabel('Số điện thoại').fill('090 123');
  await phoneOf(0).getByRole('button', { name: 'Đưa máy cho người này' }).click();
  await phoneOf(0).getByText('Số điện thoại gồm 10 chữ số, bắt đầu bằng 0.').waitFor();
  await phoneOf(0).getByLabel('Số điện thoại').fill('090 123 4568');
  await phoneOf(0).getByRole('button', { name: 'Đưa máy cho người này' }).click();
  expect(await call(await miniApp('9000000003'), 'sdk.getUserInfo({})')).toMatchObject({
    value: { userInfo: { id: '9000000003' } },
  });

  await page.getByRole('button', { name: 'Giờ ở quán' }).click();
  await page.getByLabel('Giờ ở quán').last().fill('2026-12-31T23:30');
  await page.getByRole('button', { name: 'Đặt giờ' }).click();
  await page.getByRole('button', { name: '23:30 31/12/2026' }).waitFor();
  expect(now.toISOString()).toBe('2026-12-31T16:30:00.000Z');

  await page.getByRole('button', { name: 'Làm lại từ đầu' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Làm lại từ đầu' }).click();
  await expect.poll(() => resets).toBe(1);
});

test('another site can neither read the page by a pointed name nor command it by a form', async () => {
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request({ port: web.port, host: '127.0.0.1', path: '/state', headers: { host: 'evil.example' } }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    }).end();
  });
  expect(status).toBe(403);
  const before = resets;
  expect((await fetch(`${web.url}reset`, { method: 'POST', body: 'a=b' })).status).toBe(415);
  expect(resets).toBe(before);
});
