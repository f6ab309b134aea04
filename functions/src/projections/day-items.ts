import { createHash } from 'node:crypto';
import { type BranchId, idPattern } from '@quaylai/shared/words/ids';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Update } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import type { DayFigures } from './day-figures.ts';

/** Partitions that a programme's totals lie on: what a reader asks. */
export const dayShards = 16;
/** Items of each place, a few on each partition: two batches that are added at once seldom meet on one. */
export const dayLanes = 64;
const everywhere = '-';

const columns = {
  orders: 'o',
  spendDong: 's',
  pointsEarned: 'e',
  pointsSpent: 'p',
  membersJoined: 'j',
  redemptions: 'r',
} as const;
const columnNames = Object.keys(columns) as readonly (keyof DayFigures)[];

/** A day and a branch, or a day and what has no branch. */
export const placeOf = (day: LocalDate, branch: BranchId | null): string => `${day}#${branch ?? everywhere}`;

export function readPlace(place: string): { readonly day: LocalDate; readonly branchId: BranchId | null } {
  const [day = '', branch = everywhere] = place.split('#');
  const branchId = branch !== everywhere && idPattern.test(branch) ? (branch as BranchId) : null;
  return { day: day as LocalDate, branchId };
}

export const dayPartition = (programme: Programme, shard: number): string => partition(programme, 'DAY', String(shard));

/** Two lanes share no item; and the places of one lane lie on all partitions, so that no batch heats one of them. */
export const dayKey = (programme: Programme, lane: number, place: string): Key => ({
  pk: dayPartition(programme, (firstByte(place) + lane) % dayShards),
  sk: `${place}#${Math.floor(lane / dayShards) % (dayLanes / dayShards)}`,
});

/** Of an item's sort key. */
export const placeIn = (sk: string): string => sk.split('#', 2).join('#');

/** A batch keeps to the lane of who comes first in it: the same when it is handed again. */
export const laneOf = (pk: string): number => firstByte(pk) % dayLanes;

const firstByte = (text: string): number => createHash('sha256').update(text).digest().readUInt8(0);

export function dayUpdate(key: Key, figures: DayFigures): Update {
  return {
    update: key,
    change: `ADD ${columnNames.map((name) => `#${columns[name]} :${columns[name]}`).join(', ')}`,
    names: Object.fromEntries(columnNames.map((name) => [`#${columns[name]}`, columns[name]])),
    values: Object.fromEntries(columnNames.map((name) => [`:${columns[name]}`, figures[name]])),
  };
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
