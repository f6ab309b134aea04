import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const setAside = {
  // Zalo's own page forbids zooming; nothing of ours can allow it.
  'meta-viewport': { enabled: false },
  // Ours asks for 44 px instead of 24, and what a dock covers can be scrolled out from under it.
  'target-size': { enabled: false },
};

interface Found {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary?: string }[] }[];
}

/** What axe-core finds, one line for each element; of all its rules, or of contrast alone. */
export async function axeProblems(page: Page, ask: 'everything' | 'contrast'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ content: axeSource });
  const runOnly =
    ask === 'everything'
      ? { type: 'tag', values: rules }
      : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
  const found = (await page.evaluate(
    (how) =>
      (window as unknown as { axe: { run: (on: Document, how: object) => Promise<unknown> } }).axe.run(document, how),
    {
      runOnly,
      resultTypes: ['violations'],
      ...(ask === 'everything' ? { rules: setAside } : {}),
    },
  )) as Found;
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split('\n')[1] ?? ''}`),
  );
}

/** Everything that is touched and smaller than a thumb (44 × 44 px), its label counted in. */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const thumbPx = 44;
    const touched = 'a[href], button, input, select, textarea, summary, [role="tab"]';
    const layer = document.querySelector('[role="dialog"]') ?? document.querySelector('#app') ?? document.body;
    return [...layer.querySelectorAll<HTMLElement>(touched)].flatMap((element) => {
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
      if (width === 0 || height === 0 || element.closest('[hidden], [inert]')) return [];
      // Half a pixel is rounding.
      if (width + 0.5 >= thumbPx && height + 0.5 >= thumbPx) return [];
      return [`${element.outerHTML.slice(0, 120)} is ${Math.round(width)} × ${Math.round(height)} px`];
    });
  });
}

/** What runs out of a narrow screen with large letters: the page itself, or a number that its box cuts off. */
export async function spills(page: Page, widthPx: number, fontPercent: number): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: widthPx, height: before?.height ?? 844 });
  await page.evaluate((percent) => document.documentElement.style.setProperty('font-size', `${percent}%`), fontPercent);
  const found = await page.evaluate(() => {
    const layer = document.querySelector('[role="dialog"]') ?? document.querySelector('#app') ?? document.body;
    const width = document.documentElement.clientWidth;
    return [...layer.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || element.closest('svg, .spoken-only, [hidden], [inert], .scrolls')) return [];
      const out = box.right > width + 1 || box.left < -1;
      return out ? [`${element.outerHTML.slice(0, 100)} reaches ${Math.round(box.right)} of ${width} px`] : [];
    });
  });
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  if (before) await page.setViewportSize(before);
  return found;
}
