import type { Answer, Ask, BridgeCall } from '@quaylai/infra/local/zalo/bridge-call';
import { pageScript } from '@quaylai/infra/local/zalo/page-bundle';
import { createPhone } from '@quaylai/infra/local/zalo/phone';
import { userAgents } from '@quaylai/infra/local/zalo/user-agents';
import { readAppConfig } from '@quaylai/infra/local/zalo/www';
import type { Browser, BrowserContext } from 'playwright-core';
import type { PhoneOptions } from './phone.ts';
import type { PhoneRecord } from './phone-network.ts';

const viewport = { width: 390, height: 844 };
const statusBarCssPx = 28;

export async function phoneContext(browser: Browser, options: PhoneOptions): Promise<BrowserContext> {
  const theme = options.theme ?? 'light';
  return browser.newContext({
    userAgent: userAgents(theme)[options.platform ?? 'android'],
    viewport,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: theme,
    reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
  });
}

/** Puts the bridge into every page of the phone; the person's side of it is what the test decided. */
export async function installBridge(
  context: BrowserContext,
  options: PhoneOptions,
  record: PhoneRecord,
  decide: (kind: Ask['kind']) => Answer,
): Promise<void> {
  const native = createPhone({ platform: 'android', ...options, online: () => !record.isOffline });
  await context.exposeBinding('zaloHostBinding', (_source, call: BridgeCall) => {
    record.calls.push(call);
    let reply = native.answer(call);
    if ('ask' in reply) reply = native.answer(call, decide(reply.ask.kind));
    return 'result' in reply ? reply.result : undefined;
  });
  const settings = {
    miniAppId: options.miniAppId,
    zaloAppId: options.cloud.apps.find((app) => app.miniAppIds.includes(options.miniAppId))?.zaloAppId ?? '',
    appConfig: readAppConfig(options.wwwFolder),
    theme: options.theme ?? 'light',
    language: options.language ?? 'vi',
    statusBarCssPx,
    rewrites: [],
  };
  const script = await pageScript('bridge');
  await context.addInitScript({ content: `window.zaloPhoneSettings=${JSON.stringify(settings)};${script}` });
}
