import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ask, BridgeCall, Platform } from '@quaylai/infra/local/zalo/bridge-call';
import type { ZaloCloud } from '@quaylai/infra/local/zalo/cloud';
import { deepLinkPath } from '@quaylai/infra/local/zalo/deep-link';
import { pageScript } from '@quaylai/infra/local/zalo/page-bundle';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ApiAddress, ForwardedCall } from './api-forward.ts';
import { createDecisions, scanAnswer } from './decisions.ts';
import { installBridge, phoneContext } from './phone-context.ts';
import { connect, emitNative, type PhoneRecord, recordErrors } from './phone-network.ts';

export interface PhoneOptions {
  readonly cloud: ZaloCloud;
  /** A person the cloud knows. */
  readonly userId: string;
  readonly miniAppId: string;
  /** The built Mini App. */
  readonly wwwFolder: string;
  readonly platform?: Platform;
  readonly theme?: 'light' | 'dark';
  /** What Zalo is set to; Vietnamese without it. */
  readonly language?: 'vi' | 'en';
  readonly api?: ApiAddress;
  /** Where the store and the distribution answer: reached as they are. */
  readonly files?: readonly string[];
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
  /** From now on requests to these paths are heard by the API, but their answers are lost; null heals it. */
  loseAnswers(of: RegExp | null): void;
  /** Writes .screens/<name>.png and answers its path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

const screensFolder = join(dirname(dirname(fileURLToPath(import.meta.url))), '.screens');

async function takeScreenshot(page: Page, name: string): Promise<string> {
  mkdirSync(screensFolder, { recursive: true });
  const path = join(screensFolder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

/** A phone with Zalo, held by one person: the built Mini App with the real SDK at https://h5.zdn.vn/zapps/<id>/. */
export async function openPhone(browser: Browser, options: PhoneOptions): Promise<TestPhone> {
  const { miniAppId } = options;
  const record: PhoneRecord = { calls: [], apiCalls: [], errors: [], isOffline: false, answersLost: null };
  const decisions = createDecisions();
  const context = await phoneContext(browser, options);
  await installBridge(context, options, record, decisions.take);
  await connect(context, options, record);
  const page = await context.newPage();
  recordErrors(page, record.errors);

  const addressOf = (link: string): string => {
    const path = deepLinkPath(link, miniAppId);
    if (path === undefined) throw new Error(`${link} does not open Mini App ${miniAppId}`);
    return `https://h5.zdn.vn/zapps/${miniAppId}${path}`;
  };
  const emit = (name: string, data: unknown = {}) => emitNative(page, name, data);

  return {
    page,
    context,
    ...record,
    emit,
    async open(link = '/') {
      const url = new URL(addressOf(link));
      url.searchParams.set('env', 'TESTING');
      url.searchParams.set('version', '1');
      await page.goto(url.href);
    },
    openWarm: (link) => emit('h5.event.open.mp', { url: addressOf(link) }),
    nextScan: (seen) => decisions.push('scan', scanAnswer(seen)),
    next: (kind, choice) => decisions.push(kind, { kind: choice }),
    async shownQr() {
      await page.addScriptTag({ content: await pageScript('seen-qr') });
      return page.evaluate('zaloSeenQr()');
    },
    async network(state) {
      record.isOffline = state === 'offline';
      await context.setOffline(record.isOffline);
      await emit('h5.event.connection.changed', { state: record.isOffline ? 'DISCONNECTED' : 'CONNECTED' });
    },
    loseAnswers(of) {
      record.answersLost = of;
    },
    screenshot: (name) => takeScreenshot(page, name),
    close: () => context.close(),
  };
}
