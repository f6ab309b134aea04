import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ask, BridgeCall, Platform } from '@quaylai/infra/local/zalo/bridge-call';
import type { ZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import { deepLinkPath } from '@quaylai/infra/local/zalo/deep-link';
import { pageScript } from '@quaylai/infra/local/zalo/page-bundle';
import { createPhone } from '@quaylai/infra/local/zalo/phone';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type ApiAddress, type ForwardedCall, forwardToApi } from './api-forward.ts';
import { createDecisions, scanAnswer } from './decisions.ts';
import { installBridge, phoneContext } from './phone-context.ts';
import { serveMiniApp, serveZaloHosts } from './zalo-routes.ts';

export interface PhoneOptions {
  readonly cloud: ZaloCloud;
  /** A person the cloud knows. */
  readonly userId: string;
  readonly miniAppId: string;
  /** The built Mini App. */
  readonly wwwFolder: string;
  readonly platform?: Platform;
  readonly theme?: 'light' | 'dark';
  readonly api?: ApiAddress;
  /** Bridge actions that this Zalo is too old for, for example `action.open.qr`. */
  readonly unsupported?: readonly string[];
  readonly reducedMotion?: boolean;
}

type Choice = 'yes' | 'no' | 'silent' | 'forbidden' | 'unsupported';

export interface TestPhone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every call the SDK made through the bridge. */
  readonly calls: readonly BridgeCall[];
  readonly apiCalls: readonly ForwardedCall[];
  /** Console errors, page errors, refused CORS, requests to hosts nobody expects. */
  readonly errors: readonly string[];
  /** Cold start by a path under the Mini App or by a https://zalo.me/s/<id>/… link. */
  open(link?: string): Promise<void>;
  /** The link is opened while the Mini App runs. */
  openWarm(link: string): Promise<void>;
  /** A native event, for example `h5.event.paused`. */
  emit(name: string, data?: unknown): Promise<void>;
  /** What the next scanQRCode sees; without one the scan is cancelled. */
  nextScan(seen: string | 'cancel' | 'silent' | 'forbidden' | 'unsupported'): void;
  /** The text of the QR on this phone's screen, as another phone would read it. */
  shownQr(): Promise<string | undefined>;
  /** Settles the next question of this kind; without one the person agrees. */
  next(kind: Ask['kind'], choice: Choice): void;
  network(state: 'online' | 'offline'): Promise<void>;
  /** Writes .screens/<name>.png and answers its path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

const screensFolder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.screens');

/** A phone with Zalo, held by one person: the built Mini App with the real SDK at https://h5.zdn.vn/zapps/<id>/. */
export async function openPhone(browser: Browser, options: PhoneOptions): Promise<TestPhone> {
  const { cloud, miniAppId, api } = options;
  let isOffline = false;
  let isStarted = false;
  const native = createPhone({ platform: 'android', ...options, online: () => !isOffline });
  const decisions = createDecisions();
  const calls: BridgeCall[] = [];
  const apiCalls: ForwardedCall[] = [];
  const errors: string[] = [];

  const context = await phoneContext(browser, options);
  await context.exposeBinding('zaloHostBinding', (_source, call: BridgeCall) => {
    calls.push(call);
    let reply = native.answer(call);
    if ('ask' in reply) reply = native.answer(call, decisions.take(reply.ask.kind));
    return 'result' in reply ? reply.result : undefined;
  });
  await installBridge(context, options);
  // Anything not routed below would leave the machine: it is refused and told.
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return route.continue();
    errors.push(`unexpected request: ${route.request().method()} ${url.href}`);
    return route.abort('blockedbyclient');
  });
  await serveMiniApp(context, options.wwwFolder, miniAppId);
  await serveZaloHosts(context, cloud, () => isOffline);
  if (api) {
    await context.route(`${api.production}/**`, (route) => {
      if (isOffline) return route.abort('internetdisconnected');
      return forwardToApi(route, api, (call, problem) => {
        apiCalls.push(call);
        if (problem) errors.push(problem);
      });
    });
  }
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} ${message.location().url}`);
  });

  const pathOf = (link: string): string => {
    const path = deepLinkPath(link, miniAppId);
    if (path === undefined) throw new Error(`${link} does not open Mini App ${miniAppId}`);
    return `https://h5.zdn.vn/zapps/${miniAppId}${path}`;
  };
  const emit = (name: string, data: unknown = {}) =>
    page.evaluate(
      ([event, detail]) => {
        const sdk = (window as unknown as { zaloJSV2?: { zalo_h5_event_handler(...given: string[]): void } }).zaloJSV2;
        sdk?.zalo_h5_event_handler(`test-${Date.now()}`, event, detail);
      },
      [name, JSON.stringify(data)] as const,
    );

  return {
    page,
    context,
    calls,
    apiCalls,
    errors,
    emit,
    async open(link = '/') {
      const url = new URL(pathOf(link));
      url.searchParams.set('env', 'TESTING');
      url.searchParams.set('version', '1');
      await page.goto(url.href);
      isStarted = true;
    },
    openWarm: (link) => emit('h5.event.open.mp', { url: pathOf(link) }),
    nextScan: (seen) => decisions.push('scan', scanAnswer(seen)),
    async shownQr() {
      await page.addScriptTag({ content: await pageScript('seen-qr') });
      return page.evaluate('zaloSeenQr()');
    },
    next: (kind, choice) => decisions.push(kind, { kind: choice }),
    async network(state) {
      isOffline = state === 'offline';
      await context.setOffline(isOffline);
      if (isStarted) await emit('h5.event.connection.changed', { state: isOffline ? 'DISCONNECTED' : 'CONNECTED' });
    },
    async screenshot(name) {
      mkdirSync(screensFolder, { recursive: true });
      const path = join(screensFolder, `${name}.png`);
      await page.screenshot({ path });
      return path;
    },
    close: () => context.close(),
  };
}
