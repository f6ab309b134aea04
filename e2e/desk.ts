import type { Browser, Page } from 'playwright-core';
import type { Hand } from './hand.ts';
import { recordErrors } from './phone-network.ts';

const viewport = { width: 1280, height: 800 };

export interface Desk {
  readonly page: Page;
  readonly errors: readonly string[];
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly miniAppId: string;
  /** The local distribution's, with the console's pages in it. */
  readonly webUrl: string;
  /** Beside it, what the console may reach. */
  readonly reaches: readonly string[];
  readonly theme?: 'light' | 'dark';
}

/**
 * A desktop browser with no Zalo around it, at the pages as the distribution serves them. Nothing stands between: what
 * their Content-Security-Policy refuses is refused, and the API is asked across origins as it is in production.
 */
export async function openDesk(browser: Browser, options: DeskOptions): Promise<Desk> {
  const { miniAppId, webUrl, reaches, theme = 'light' } = options;
  const errors: string[] = [];
  const context = await browser.newContext({
    viewport,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} refuses ${blockedURI}`);
    });
  });
  const own = [webUrl, ...reaches, 'data:', 'blob:'];
  context.on('request', (request) => {
    const url = request.url();
    if (!own.some((start) => url.startsWith(start))) errors.push(`unexpected request: ${url}`);
  });
  const page = await context.newPage();
  recordErrors(page, errors);
  return {
    page,
    errors,
    open: async (path) => {
      await page.goto(`${webUrl}/zapps/${miniAppId}/${path.replace(/^\//, '')}`);
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
