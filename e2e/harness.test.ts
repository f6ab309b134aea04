import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { openPhone, type PhoneOptions, type TestPhone } from './phone.ts';
import { buildTinyApp } from './tiny-app.ts';

const miniAppId = '2001';
const lan = { userId: '500', name: 'Nguyễn Thị Lan', phone: '0901234567' };
const production = 'https://api.quaylai.example';

/** An API with the product's CORS rule; it allows only what the test tells it to. */
let allowedOrigin = 'https://h5.zdn.vn';
const seen: string[] = [];
const api: Server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url} ${request.headers.origin}`);
  response.setHeader('access-control-allow-origin', allowedOrigin);
  response.setHeader('access-control-allow-headers', 'authorization,content-type');
  response.setHeader('access-control-allow-methods', 'GET,POST');
  response.writeHead(request.method === 'OPTIONS' ? 204 : 200, { 'content-type': 'application/json' });
  response.end(request.method === 'OPTIONS' ? undefined : JSON.stringify({ answer: 'có' }));
});

let browser: Browser;
let wwwFolder: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  [browser, wwwFolder] = await Promise.all([openBrowser(), buildTinyApp()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  api.close();
});

function newCloud() {
  const cloud = createZaloCloud({
    apps: [{ zaloAppId: '1001', secret: 'secret', miniAppIds: [miniAppId], oaId: '3001' }],
  });
  cloud.person(lan);
  return cloud;
}

async function opened(options: Partial<PhoneOptions> = {}): Promise<TestPhone> {
  const local = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const cloud = options.cloud ?? newCloud();
  const phone = await openPhone(browser, {
    userId: '500',
    miniAppId,
    wwwFolder,
    api: { production, local },
    ...options,
    cloud,
  });
  await phone.open('/?store=q1');
  await phone.page.waitForSelector('h1');
  return phone;
}

type Settled = { value: unknown } | { code: number };
/** Calls the real SDK in the page; a rejection answers its code. */
const sdk = (phone: TestPhone, name: string, argument?: unknown): Promise<Settled> =>
  phone.page.evaluate(
    async ([method, given]) => {
      const api = (window as unknown as { sdk: Record<string, (given?: unknown) => unknown> }).sdk;
      try {
        return { value: await api[method as string]?.(given) };
      } catch (error) {
        return { code: (error as { code: number }).code };
      }
    },
    [name, argument] as const,
  );

describe.each(['android', 'ios'] as const)('the real SDK on %s', (platform) => {
  test('signs in with a token that Zalo accepts, and learns the name only after consent', async () => {
    const phone = await opened({ platform });
    expect(await sdk(phone, 'getAccessToken')).toEqual({ value: expect.stringMatching(/\..{20,}/) });
    expect(await sdk(phone, 'getUserInfo', {})).toMatchObject({ value: { userInfo: { id: '500', name: '' } } });
    expect(await sdk(phone, 'authorize', { scopes: ['scope.userInfo'] })).toEqual({
      value: { 'scope.userInfo': true },
    });
    expect(await sdk(phone, 'getUserInfo', {})).toMatchObject({ value: { userInfo: { name: 'Nguyễn Thị Lan' } } });
    expect(phone.errors).toEqual([]);
    await phone.close();
  });

  test('a person who refuses consent is -201, and one who refuses the phone number is -2002', async () => {
    const phone = await opened({ platform });
    phone.next('consent', 'no');
    expect(await sdk(phone, 'authorize', { scopes: ['scope.userPhonenumber'] })).toEqual({ code: -201 });
    phone.next('consent', 'no');
    expect(await sdk(phone, 'getPhoneNumber')).toEqual({ code: -2002 });
    await phone.close();
  });

  test('getUserInfo asks by itself when told to: a refusal is -1401, a yes is remembered', async () => {
    const phone = await opened({ platform });
    phone.next('consent', 'no');
    expect(await sdk(phone, 'getUserInfo', { autoRequestPermission: true })).toEqual({ code: -1401 });
    const named = { value: { userInfo: { name: 'Nguyễn Thị Lan' } } };
    expect(await sdk(phone, 'getUserInfo', { autoRequestPermission: true })).toMatchObject(named);
    await phone.close();
  });

  test('the phone token that the app gets can be exchanged for the number once', async () => {
    const cloud = newCloud();
    const phone = await opened({ platform, cloud });
    const { value } = (await sdk(phone, 'getPhoneNumber')) as { value: { token: string } };
    const ask = () =>
      cloud.handle({
        host: 'graph',
        method: 'GET',
        path: '/v2.0/me/info',
        query: new URLSearchParams(),
        headers: { access_token: cloud.tokenFor('500'), code: value.token, secret_key: 'secret' },
        body: '',
      });
    expect(await ask()).toMatchObject({ body: { data: { number: '84901234567' } } });
    expect(await ask()).toMatchObject({ body: { error: -201 } });
    await phone.close();
  });

  test('a scan reads, is cancelled, is forbidden, or is never answered', async () => {
    const phone = await opened({ platform });
    phone.nextScan('https://zalo.me/s/2001/?store=q1');
    expect(await sdk(phone, 'scanQRCode')).toEqual({ value: { content: 'https://zalo.me/s/2001/?store=q1' } });
    phone.nextScan('cancel');
    expect(await sdk(phone, 'scanQRCode')).toHaveProperty('code');
    phone.nextScan('forbidden');
    expect(await sdk(phone, 'scanQRCode')).toEqual({ code: -1403 });
    phone.nextScan('silent');
    const waited = phone.page.waitForTimeout(600).then(() => 'still waiting');
    expect(await Promise.race([sdk(phone, 'scanQRCode'), waited])).toBe('still waiting');
    await phone.close();
  });

  test('a Zalo too old to scan is -1404', async () => {
    const phone = await opened({ platform, unsupported: ['action.open.qr'] });
    expect(await sdk(phone, 'scanQRCode')).toEqual({ code: -1404 });
    await phone.close();
  });

  test('nativeStorage keeps values over a cold start', async () => {
    const phone = await opened({ platform });
    const stored = (expression: string) => phone.page.evaluate(expression);
    await stored(`sdk.nativeStorage.setItem('theme', 'tối')`);
    await phone.open();
    await phone.page.waitForSelector('h1');
    expect(await stored(`sdk.nativeStorage.getItem('theme')`)).toBe('tối');
    await phone.close();
  });

  test('one phone scans the QR that another shows', async () => {
    const cloud = newCloud();
    cloud.person({ userId: '700', name: 'Trần Minh' });
    const [customer, staff] = [await opened({ platform, cloud }), await opened({ platform, cloud, userId: '700' })];
    const shown = await customer.shownQr();
    staff.nextScan(shown ?? 'cancel');
    expect(await sdk(staff, 'scanQRCode')).toEqual({ value: { content: 'member:2001:lần 1' } });
    await Promise.all([customer.close(), staff.close()]);
  });

  test('deep links arrive cold in the address and warm as an event', async () => {
    const phone = await opened({ platform });
    expect(await sdk(phone, 'getRouteParams')).toMatchObject({ value: { store: 'q1' } });
    await phone.page.evaluate(
      `window.opened = []; sdk.events.on('h5.event.open.mp', (data) => window.opened.push(data))`,
    );
    await phone.openWarm('https://zalo.me/s/2001/rewards?x=1');
    expect(await phone.page.evaluate('window.opened')).toEqual([{ path: '/rewards?x=1' }]);
    await phone.close();
  });
});

describe('the network of a phone', () => {
  const call = (phone: TestPhone, headers: Record<string, string> = {}) =>
    phone.page.evaluate(
      async ([url, given]) => {
        try {
          const response = await fetch(url, { method: 'POST', headers: given, body: '{}' });
          return (await response.json()) as unknown;
        } catch (error) {
          return String(error);
        }
      },
      [`${production}/v1/me`, { 'content-type': 'application/json', authorization: 'Bearer x', ...headers }] as const,
    );

  test('a call reaches the API with the Origin of the Mini App, after a preflight', async () => {
    const phone = await opened();
    seen.length = 0;
    expect(await call(phone)).toEqual({ answer: 'có' });
    expect(seen).toEqual(['OPTIONS /v1/me https://h5.zdn.vn', 'POST /v1/me https://h5.zdn.vn']);
    expect(phone.apiCalls).toEqual([{ method: 'POST', path: '/v1/me', origin: 'https://h5.zdn.vn', status: 200 }]);
    await phone.close();
  });

  test('an API that allows another origin, or not this header, is blocked as a browser would', async () => {
    const phone = await opened();
    expect(await call(phone, { 'x-unknown': '1' })).toMatch('Failed to fetch');
    expect(phone.errors).toContainEqual(expect.stringContaining('does not allow the header x-unknown'));
    allowedOrigin = 'https://elsewhere.example';
    expect(await call(phone)).toMatch('Failed to fetch');
    const simple = () => phone.page.evaluate(`fetch('${production}/v1/open').then((r) => r.status, String)`);
    expect(await simple()).toMatch('Failed to fetch');
    allowedOrigin = 'https://h5.zdn.vn';
    expect(await simple()).toBe(200);
    await phone.close();
  });

  test('offline fails every call until the phone is back, and Zalo tells the Mini App', async () => {
    const phone = await opened();
    await phone.page.evaluate(`window.network = []; sdk.onNetworkStatusChange((now) => window.network.push(now))`);
    await phone.network('offline');
    await expect
      .poll(() => phone.page.evaluate('window.network'))
      .toEqual([{ isConnected: false, networkType: 'none' }]);
    expect(await call(phone)).toMatch('Failed to fetch');
    await phone.network('online');
    expect(await call(phone)).toEqual({ answer: 'có' });
    await phone.close();
  });

  test('a request to a host that nobody expects is refused and told', async () => {
    const phone = await opened();
    await phone.page.evaluate(`fetch('https://tracker.example/x').catch(() => undefined)`);
    expect(phone.errors).toContain('unexpected request: GET https://tracker.example/x');
    await phone.close();
  });

  test('a screenshot shows Vietnamese on a phone in Vietnam', async () => {
    const phone = await opened();
    expect(await phone.page.evaluate('new Date().getTimezoneOffset()')).toBe(-7 * 60);
    expect(await phone.page.evaluate('[navigator.language, innerWidth, innerHeight].join()')).toBe('vi-VN,390,844');
    expect(await phone.screenshot('harness')).toMatch(/\.screens\/harness\.png$/);
    await phone.close();
  });
});
