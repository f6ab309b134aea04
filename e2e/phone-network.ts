import type { BridgeCall } from '@quaylai/infra/local/zalo/bridge-call';
import type { BrowserContext, Page } from 'playwright-core';
import { type ForwardedCall, forwardToApi } from './api-forward.ts';
import type { PhoneOptions } from './phone.ts';
import { serveMiniApp, serveZaloHosts } from './zalo-routes.ts';

/** What happened on a phone, for the test to read; filled as it happens. */
export interface PhoneRecord {
  readonly calls: BridgeCall[];
  readonly apiCalls: ForwardedCall[];
  readonly errors: string[];
  isOffline: boolean;
  /** Requests to these paths reach the API, but no answer comes back. */
  answersLost: RegExp | null;
}

/** Routes every request of the phone: the Mini App's files, Zalo's hosts, our API. Nothing else leaves the machine. */
export async function connect(context: BrowserContext, options: PhoneOptions, record: PhoneRecord): Promise<void> {
  const { cloud, miniAppId, wwwFolder, api, files = [] } = options;
  // The route that was added last is asked first, so this one sees only what nobody below expects.
  await context.route('**/*', (route) => {
    const { protocol, href } = new URL(route.request().url());
    if (protocol === 'data:' || protocol === 'blob:') return route.continue();
    record.errors.push(`unexpected request: ${route.request().method()} ${href}`);
    return route.abort('blockedbyclient');
  });
  await serveMiniApp(context, wwwFolder, miniAppId);
  await serveZaloHosts(context, cloud, () => record.isOffline);
  for (const address of files) {
    await context.route(`${address}/**`, (route) =>
      record.isOffline ? route.abort('internetdisconnected') : route.continue(),
    );
  }
  if (!api) return;
  await context.route(`${api.production}/**`, (route) => {
    if (record.isOffline) return route.abort('internetdisconnected');
    const report = (call: ForwardedCall, problem?: string) => {
      record.apiCalls.push(call);
      if (problem) record.errors.push(problem);
    };
    const path = route.request().url().slice(api.production.length);
    return forwardToApi(route, api, report, record.answersLost?.test(path));
  });
}

export function recordErrors(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()} ${message.location().url}`);
  });
}

/** Native → page, as Zalo calls the SDK; before the SDK is loaded nobody listens, and nothing happens. */
export async function emitNative(page: Page, name: string, data: unknown): Promise<void> {
  await page.evaluate(
    ([event, detail]) => {
      const sdk = (window as unknown as { zaloJSV2?: { zalo_h5_event_handler(...given: string[]): void } }).zaloJSV2;
      sdk?.zalo_h5_event_handler(`test-${Date.now()}`, event, detail);
    },
    [name, JSON.stringify(data)] as const,
  );
}
