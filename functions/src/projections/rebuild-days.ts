import type { Item, Key, Table } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { dayFactIn } from './day-facts.ts';
import { addFigures, type DayFigures, isSame, noFigures } from './day-figures.ts';
import { dayItem, dayKey, placeIn, readFigures } from './day-items.ts';

export interface Rebuilt {
  /** Days and branches that the entries give. */
  readonly items: number;
  /** Those that said something else, and those that the entries do not give. */
  readonly corrected: number;
}

/** One day of one branch: what the entries give, and what the table says, wherever it lies. */
interface Sums {
  given: DayFigures;
  stored: DayFigures;
  readonly keys: Key[];
}

/**
 * Day totals anew from the members' accounts and entries alone. `items` are all of the table, in any order; those of
 * other programmes are passed over. To be run while the stream has nothing left to follow: what it adds meanwhile is lost.
 */
export async function rebuildDays(table: Table, programme: Programme, items: AsyncIterable<Item>): Promise<Rebuilt> {
  const places = new Map<string, Sums>();
  const at = (place: string): Sums => {
    const sums = places.get(place) ?? { given: noFigures, stored: noFigures, keys: [] };
    places.set(place, sums);
    return sums;
  };
  for await (const item of items) {
    if (item.pk.startsWith(partition(programme, 'DAY'))) {
      const sums = at(placeIn(item.sk));
      sums.stored = addFigures(sums.stored, readFigures(item));
      sums.keys.push({ pk: item.pk, sk: item.sk });
    }
    const fact = dayFactIn(programme, item);
    if (fact === null) continue;
    const sums = at(fact.place);
    sums.given = addFigures(sums.given, fact.figures);
  }
  let corrected = 0;
  for (const [place, { given, stored, keys }] of places) {
    if (isSame(stored, given)) continue;
    corrected += 1;
    await correct(table, dayKey(programme, 0, place), given, keys);
  }
  return { items: [...places.values()].filter(({ given }) => !isSame(given, noFigures)).length, corrected };
}

/** All of it in one item, and none of it in the others; a reader sees it before or after. */
async function correct(table: Table, key: Key, figures: DayFigures, keys: readonly Key[]): Promise<void> {
  const others = keys.filter(({ pk, sk }) => pk !== key.pk || sk !== key.sk).map((remove) => ({ remove }));
  const answer = await table.transact([{ put: dayItem(key, figures) }, ...others]);
  if (answer.kind !== 'DONE') throw new Error('day totals are being written: the stream is not at rest');
}
