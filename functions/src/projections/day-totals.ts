import { createHash } from 'node:crypto';
import { type BranchId, idPattern } from '@quaylai/shared/words/ids';
import { addDays, type Instant, type LocalDate, localDateOf } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table, Update } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { readEntry } from '../ledger/items.ts';
import { headSort, partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { whileContended } from '../ledger/retry.ts';
import type { Change } from './change.ts';
import { addFigures, type DayFigures, figuresOf, noFigures } from './day-figures.ts';
import { grouped } from './grouped.ts';

/** Shards per programme: 1,200 earns a second write 153 units a second to each, of 1,000 that a partition bears. */
export const dayShards = 16;
const everywhere = '-';
const daysReadMax = 92;
const roundsMax = 4;

export interface DayTotals extends DayFigures {
  readonly day: LocalDate;
  readonly branchId: BranchId | null;
}

/** One member's step: which of its entries, and what it adds to which day and branch. */
interface Fact {
  readonly seq: number;
  readonly place: string;
  readonly figures: DayFigures;
}

/**
 * Adds a batch of the stream to the day totals, each entry once: a member's facts and the watermark that says how far
 * that member is counted are one transaction, so a batch handed again adds nothing (Q11). 2 WCU a member, 2 a day.
 */
export async function addToDays(world: World, changes: readonly Change[]): Promise<void> {
  const byMember = grouped(
    changes.filter((change) => factOf(change) !== null),
    ({ pk }) => pk,
  );
  for (const [pk, steps] of byMember) {
    const [first] = steps;
    if (first === undefined) continue;
    const facts = steps.map(factOf).filter((fact) => fact !== null);
    await addMember(world, first.programme, pk, facts);
  }
}

async function addMember(world: World, programme: Programme, pk: string, facts: readonly Fact[]): Promise<void> {
  let counted = -1;
  for (let round = 0; round < roundsMax; round++) {
    const fresh = facts.filter(({ seq }) => seq > counted);
    const [next] = fresh;
    const last = fresh.at(-1);
    if (next === undefined || last === undefined) return;
    // A member's entries come in order: the watermark lies below them, how far is asked only when it does not.
    const watermark: Update = {
      update: { pk, sk: 'COUNTED' },
      change: 'SET n = :last',
      when: counted < 0 ? 'attribute_not_exists(n) OR n < :next' : 'n = :counted',
      values: { ':last': last.seq, ...(counted < 0 ? { ':next': next.seq } : { ':counted': counted }) },
    };
    const updates = [watermark, ...dayUpdates(programme, shardOf(pk), fresh)];
    const answer = await whileContended(world, () => world.table.transact(updates));
    if (answer.kind === 'DONE') return;
    if (answer.kind === 'CONTENDED') throw new Error('day totals stayed contended');
    counted = (answer.refusals[0]?.stored?.['n'] as number | undefined) ?? counted;
  }
  throw new Error('a member is being counted by somebody else');
}

function factOf({ before, after }: Change): Fact | null {
  return before !== null || after === null ? null : factIn(after);
}

function factIn(after: Item): Fact | null {
  if (after.sk === headSort) {
    const joinedOn = localDateOf(after['j'] as Instant);
    return { seq: 0, place: placeOf(joinedOn, null), figures: { ...noFigures, membersJoined: 1 } };
  }
  if (!after.sk.startsWith('E#')) return null;
  const { entry } = readEntry(after);
  return { seq: entry.seq, place: placeOf(localDateOf(entry.businessTime), entry.branch), figures: figuresOf(entry) };
}

/** What an account or an entry adds, and to which item; null for everything else. */
export function dayPlaceOf(
  programme: Programme,
  item: Item,
): { readonly key: Key; readonly figures: DayFigures } | null {
  const fact = factIn(item);
  return fact === null ? null : { key: dayKey(programme, shardOf(item.pk), fact.place), figures: fact.figures };
}

function shardOf(pk: string): number {
  const member = pk.slice(pk.lastIndexOf('#') + 1);
  return createHash('sha256').update(member).digest().readUInt8(0) % dayShards;
}

const placeOf = (day: LocalDate, branch: BranchId | null): string => `${day}#${branch ?? everywhere}`;

const columns = {
  orders: 'o',
  spendDong: 's',
  pointsEarned: 'e',
  pointsSpent: 'p',
  membersJoined: 'j',
  redemptions: 'r',
} as const;
const columnNames = Object.keys(columns) as readonly (keyof DayFigures)[];

export const dayKey = (programme: Programme, shard: number, place: string): Key => ({
  pk: partition(programme, 'DAY', String(shard)),
  sk: place,
});

function dayUpdates(programme: Programme, shard: number, facts: readonly Fact[]): readonly Update[] {
  const byPlace = grouped(facts, ({ place }) => place);
  return [...byPlace].map(([place, of]) => {
    const figures = of.reduce((sum, { figures: each }) => addFigures(sum, each), noFigures);
    const parts = columnNames.map((name) => `#${columns[name]} :${columns[name]}`);
    return {
      update: dayKey(programme, shard, place),
      change: `ADD ${parts.join(', ')}`,
      names: Object.fromEntries(columnNames.map((name) => [`#${columns[name]}`, columns[name]])),
      values: Object.fromEntries(columnNames.map((name) => [`:${columns[name]}`, figures[name]])),
    };
  });
}

/** Every day and branch with something to tell, in order; the range is inclusive and at most 92 days. */
export async function readDays(
  table: Table,
  programme: Programme,
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly DayTotals[]> {
  const to = [range.to, addDays(range.from, daysReadMax - 1)].sort()[0] ?? range.to;
  const shards = await Promise.all(
    Array.from({ length: dayShards }, (_, shard) => readShard(table, programme, shard, range.from, to)),
  );
  const sums = new Map<string, DayFigures>();
  for (const item of shards.flat()) {
    sums.set(item.sk, addFigures(sums.get(item.sk) ?? noFigures, readFigures(item)));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, figures]) => ({ ...readPlace(place), ...figures }));
}

const itemsPerPage = 500;

async function readShard(table: Table, programme: Programme, shard: number, from: LocalDate, to: LocalDate) {
  const { pk } = dayKey(programme, shard, '');
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await table.query({ pk, from, to: `${to}#~`, limit: itemsPerPage, after });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export function dayItem(key: Key, figures: DayFigures): Item {
  return { ...key, ...Object.fromEntries(columnNames.map((name) => [columns[name], figures[name]])) };
}

export function readFigures(item: Item): DayFigures {
  const value = (name: keyof DayFigures): number => (item[columns[name]] as number | undefined) ?? 0;
  return {
    orders: value('orders'),
    spendDong: value('spendDong'),
    pointsEarned: value('pointsEarned'),
    pointsSpent: value('pointsSpent'),
    membersJoined: value('membersJoined'),
    redemptions: value('redemptions'),
  };
}

function readPlace(place: string): Pick<DayTotals, 'day' | 'branchId'> {
  const [day = '', branch = everywhere] = place.split('#');
  const branchId = branch !== everywhere && idPattern.test(branch) ? (branch as BranchId) : null;
  return { day: day as LocalDate, branchId };
}
