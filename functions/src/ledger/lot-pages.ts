import type { Lot } from '@quaylai/shared/loyalty/account';
import { byConsumption } from '@quaylai/shared/loyalty/lots';

/** Lots that lie beside the account item: by page, with the account version that last wrote it. */
export type LotPages = ReadonlyMap<string, LotPage>;
export interface LotPage {
  readonly version: number;
  readonly lots: readonly Lot[];
}

/** How an account's lots are to be stored, and which pages that changes. */
export interface Layout {
  readonly inline: readonly Lot[];
  readonly pages: LotPages;
  /** A page that emptied is no longer named by the account, and its item is let lie: deleting would cost a write. */
  readonly written: readonly string[];
}

export const noPages: LotPages = new Map();

/** About 26 bytes a lot: so many keep an account, and a page, under 1,024 bytes. */
const inlineLotsMax = 22;
const pageLotsMax = 34;
/** When too many, those next to be spent stay in the account: spending then touches no page. */
const inlineLotsKept = 11;

/**
 * Where each lot goes: one that lies on a page stays there, new ones come into the account, and when those are too
 * many the last to be spent move to a page. A write so touches the account and seldom more than one page, however many
 * lots there are (decisions 3: +2 WCU).
 */
export function layOut(before: LotPages, lots: readonly Lot[], version: number): Layout {
  const pageOf = new Map([...before].flatMap(([name, page]) => page.lots.map(({ id }) => [id, name] as const)));
  const onPages = new Map<string, Lot[]>([...before.keys()].map((name) => [name, []]));
  const loose: Lot[] = [];
  for (const lot of lots) (onPages.get(pageOf.get(lot.id) ?? '') ?? loose).push(lot);

  const isCrowded = loose.length > inlineLotsMax;
  const inline = isCrowded ? loose.slice(0, inlineLotsKept) : loose;
  if (isCrowded) spill(onPages, loose.slice(inlineLotsKept));

  const kept = [...onPages].filter(([, page]) => page.length > 0);
  const written = kept.flatMap(([name, page]) => (isSame(before.get(name)?.lots, page) ? [] : [name]));
  const pages = new Map(
    kept.map(([name, page]) => {
      const unchanged = written.includes(name) ? undefined : before.get(name);
      return [name, unchanged ?? { version, lots: page.toSorted(byConsumption) }];
    }),
  );
  return { inline, pages, written };
}

function spill(onPages: Map<string, Lot[]>, lots: readonly Lot[]): void {
  const roomy = [...onPages].find(([, page]) => page.length > 0 && page.length + lots.length <= pageLotsMax);
  if (roomy !== undefined) {
    roomy[1].push(...lots);
    return;
  }
  let number = 1;
  while (onPages.has(String(number))) number += 1;
  onPages.set(String(number), [...lots].slice(0, pageLotsMax));
  if (lots.length > pageLotsMax) spill(onPages, lots.slice(pageLotsMax));
}

function isSame(before: readonly Lot[] | undefined, after: readonly Lot[]): boolean {
  if (before === undefined || before.length !== after.length) return false;
  const known = new Map(before.map((lot) => [lot.id, lot]));
  return after.every((lot) => {
    const was = known.get(lot.id);
    // A change of policy gives whole pages another last day and takes no point (X09).
    return was?.remaining === lot.remaining && was.lastDay === lot.lastDay && was.availableAt === lot.availableAt;
  });
}

/** All lots of an account, in the order they are spent. */
export function gather(inline: readonly Lot[], pages: LotPages): readonly Lot[] {
  if (pages.size === 0) return inline;
  return [...inline, ...[...pages.values()].flatMap(({ lots }) => lots)].sort(byConsumption);
}
