import { builtFile, readAppConfig, shellHtml } from '@quaylai/infra/local/zalo/www';
import type { Browser, Page } from 'playwright-core';
import { type ApiAddress, forwardToApi } from './api-forward.ts';
import type { Hand } from './hand.ts';
import { recordErrors } from './phone-network.ts';

/** Where a deployment would serve the same build to desktops. */
export const deskOrigin = 'https://console.quaylai.example';
const viewport = { width: 1280, height: 800 };

export interface Desk {
  readonly page: Page;
  readonly errors: readonly string[];
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly miniAppId: string;
  readonly wwwFolder: string;
  readonly api: ApiAddress;
  readonly theme?: 'light' | 'dark';
}

/** A desktop browser: the built Mini App with no Zalo around it. Nothing but its own files and our API is reached. */
export async function openDesk(browser: Browser, options: DeskOptions): Promise<Desk> {
  const { miniAppId, wwwFolder, api, theme = 'light' } = options;
  const errors: string[] = [];
  const context = await browser.newContext({
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.route('**/*', (route) => {
    errors.push(`unexpected request: ${route.request().url()}`);
    return route.abort('blockedbyclient');
  });
  const base = `/zapps/${miniAppId}/`;
  await context.route(`${deskOrigin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = builtFile(wwwFolder, pathname.slice(base.length));
    if (file) return route.fulfill({ path: file.path, contentType: file.contentType });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: shellHtml(readAppConfig(wwwFolder), miniAppId),
    });
  });
  await context.route(`${api.production}/**`, (route) =>
    forwardToApi(route, api, (_call, problem) => {
      if (problem) errors.push(problem);
    }),
  );
  const page = await context.newPage();
  recordErrors(page, errors);
  return {
    page,
    errors,
    open: async (path) => {
      await page.goto(`${deskOrigin}${base}${path.replace(/^\//, '')}`);
    },
    close: () => context.close(),
  };
}

/** The owner scans this desktop's code with their phone and agrees. */
export async function signInDesk({ page }: Desk, owner: Hand): Promise<void> {
  const code = await page.locator('[data-qr]').getAttribute('data-qr');
  await owner.phone.open('/owner/desktop');
  owner.phone.nextScan(code ?? '');
  await owner.tap('Quét mã');
  await owner.tap('Đồng ý');
  await page.locator('.desk').waitFor();
}
