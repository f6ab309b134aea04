import type { Item, Key, Table } from '../cloud/table.ts';
import type { Programme } from '../ledger/programme.ts';
import { addFigures, type DayFigures } from './day-figures.ts';
import { dayItem, dayPlaceOf, readFigures } from './day-totals.ts';

export interface Rebuilt {
  /** Day items that the entries give. */
  readonly items: number;
  /** Those that said something else. */
  readonly corrected: number;
}

/**
 * Day totals anew from the members' accounts and entries alone. `items` are all of the table, in any order; those of
 * other programmes are passed over. To be run while the stream has nothing left to follow: what it adds meanwhile is lost.
 */
export async function rebuildDays(table: Table, programme: Programme, items: AsyncIterable<Item>): Promise<Rebuilt> {
  const sums = new Map<string, { readonly key: Key; readonly figures: DayFigures }>();
  for await (const item of items) {
    if (!item.pk.startsWith(`${programme.id}#M#`)) continue;
    const found = dayPlaceOf(programme, item);
    if (found === null) continue;
    const name = `${found.key.pk} ${found.key.sk}`;
    const before = sums.get(name)?.figures;
    sums.set(name, {
      key: found.key,
      figures: before === undefined ? found.figures : addFigures(before, found.figures),
    });
  }
  let corrected = 0;
  for (const { key, figures } of sums.values()) {
    const put = dayItem(key, figures);
    const stored = await table.get(put);
    if (stored !== null && isSame(readFigures(stored), figures)) continue;
    corrected += 1;
    await table.write({ put });
  }
  return { items: sums.size, corrected };
}

function isSame(left: DayFigures, right: DayFigures): boolean {
  return (Object.keys(right) as (keyof DayFigures)[]).every((name) => left[name] === right[name]);
}
