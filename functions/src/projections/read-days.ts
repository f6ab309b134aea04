import type { BranchId } from '@quaylai/shared/words/ids';
import { addDays, type LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Item, Table } from '../cloud/table.ts';
import type { Programme } from '../ledger/programme.ts';
import { addFigures, type DayFigures, noFigures } from './day-figures.ts';
import { dayPartition, dayShards, placeIn, placeOf, readFigures, readPlace } from './day-items.ts';

const daysReadMax = 92;
const itemsPerPage = 500;

export interface DayTotals extends DayFigures {
  readonly day: LocalDate;
  readonly branchId: BranchId | null;
}

/** Every day and branch with something to tell, in order; the range is inclusive and at most 92 days. */
export async function readDays(
  table: Table,
  programme: Programme,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly DayTotals[]> {
  const to = [range.to, addDays(range.from, daysReadMax - 1)].sort()[0] ?? range.to;
  const sums = new Map<string, DayFigures>();
  for (const item of await readShards(table, programme, { from: range.from, to: `${to}#~` })) {
    const place = placeIn(item.sk);
    sums.set(place, addFigures(sums.get(place) ?? noFigures, readFigures(item)));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, figures]) => ({ ...readPlace(place), ...figures }));
}

/** One day of one branch: of a chain with many of them, nothing else is read. */
export async function readDay(
  table: Table,
  programme: Programme,
  { day, branchId }: { readonly day: LocalDate; readonly branchId: BranchId },
): Promise<DayTotals> {
  const place = placeOf(day, branchId);
  const items = await readShards(table, programme, { from: place, to: `${place}#~` });
  return { day, branchId, ...items.map(readFigures).reduce(addFigures, noFigures) };
}

interface Bounds {
  readonly from: string;
  readonly to: string;
}

async function readShards(table: Table, programme: Programme, bounds: Bounds): Promise<readonly Item[]> {
  const shards = Array.from({ length: dayShards }, (_, shard) => dayPartition(programme, shard));
  return (await Promise.all(shards.map((pk) => readShard(table, pk, bounds)))).flat();
}

async function readShard(table: Table, pk: string, bounds: Bounds): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await table.query({ pk, ...bounds, limit: itemsPerPage, after });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}
