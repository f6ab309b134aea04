import type { Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** One screen as somebody comes to see it. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  /** What is done there before it is looked at: opening a sheet. */
  readonly act?: (hand: Hand) => Promise<unknown>;
  /** Has what it waits for; without it the screen is ready once no skeleton breathes. */
  readonly reads?: string | RegExp;
}

/** Goes there without reloading, as Zalo does with a link while the Mini App runs, and waits until it stands. */
export async function visit(hand: Hand, screen: Visit): Promise<void> {
  try {
    await goTo(hand, screen);
  } catch (error) {
    throw new Error(`${screen.name} at ${screen.path} does not stand`, { cause: error });
  }
}

async function goTo(hand: Hand, { path, act, reads }: Visit): Promise<void> {
  const { page } = hand;
  const isThere = () => new URL(page.url()).pathname.replace(/^\/zapps\/\d+/, '').replace(/^$/, '/') === path;
  if (!isThere()) await page.evaluate(() => document.querySelector('main')?.setAttribute('data-left', ''));
  await hand.phone.openWarm(path);
  // The first screen of a visit may still have been on its way: its coming is not this one's.
  await page.waitForURL(isThere, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => document.querySelector('main:not([data-left])') && !document.querySelector('[role="dialog"]'),
  );
  await stands(page);
  if (reads) await hand.reads(reads);
  await act?.(hand);
  await stands(page);
}

/** Nothing is being fetched or drawn any more, and nothing moves: looked at in between, a text seems to lie elsewhere. */
async function stands(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.bone') === null);
  await page.waitForFunction(
    () => {
      const places = [...document.querySelectorAll('main *, [role="dialog"] *')].map((element) => {
        const { x, y, height } = element.getBoundingClientRect();
        return [x, y, height].map(Math.round).join();
      });
      const seen = places.join(' ');
      const isStill = document.body.dataset['seen'] === seen;
      document.body.dataset['seen'] = seen;
      return isStill;
    },
    undefined,
    { polling: 60 },
  );
}
