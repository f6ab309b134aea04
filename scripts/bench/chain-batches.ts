import { provenProgramme } from '@quaylai/functions/ledger/programme';
import { dayKey, dayLanes, dayShards, placeOf } from '@quaylai/functions/projections/day-items';
import type { BranchId, ProgrammeId } from '@quaylai/shared/words/ids';
import type { LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Counters } from './chain-counters.ts';
import type { Sample } from './chain-keys.ts';
import type { PatternWrite } from './chain-writes.ts';
import { batchMax } from './followed.ts';

/** As infra/src/stream-consumer sets them. */
const windowSeconds = 1;
const parallelBatches = 2;
const unitsInTransaction = 2;

/** What a doing leaves for the stream to count: how many records it wakes with, and where its figures go. */
export interface Waking {
  readonly records: number;
  readonly isCounted: boolean;
  /** Null when it adds to no day, as a hold. */
  readonly at: 'BRANCH' | 'EVERYWHERE' | null;
}

/** Written once for a batch, not for each doing: the marks, and the days that a batch shares. */
export const isOfBatch = ({ itemKind }: PatternWrite): boolean => itemKind === 'M COUNTED' || itemKind === 'DAY';

/** As it was recorded of somebody whom nobody else's doing came with. */
export function wakingOf(pattern: readonly PatternWrite[], samples: readonly Sample[]): Waking {
  const days = pattern.filter(({ itemKind }) => itemKind === 'DAY');
  const [day] = days;
  const marks = pattern.filter(({ itemKind }) => itemKind === 'M COUNTED').length;
  if (days.length > 1 || marks > 1) throw new Error('a doing is one entry, of one day and branch');
  const byBranch = day !== undefined && 'byBranch' in day.item && day.item.byBranch;
  const at = day === undefined ? null : byBranch ? 'BRANCH' : 'EVERYWHERE';
  return { records: samples[0]?.records ?? 0, isCounted: marks === 1, at };
}

interface Slot {
  records: number;
  readonly members: Set<number>;
  readonly branches: Set<number>;
  closesAt: number;
}

interface Sizes {
  readonly members: number;
  readonly branches: number;
  readonly streamShards: number;
}

/** What has no branch stands beside the branches. */
const everywhere = -1;

/**
 * Gathers what wakes the stream as Lambda does: of each shard so many batches side by side, each closed when it is full or
 * a second old; and writes what a batch writes, a mark for each member and an item for each place, all in one lane.
 */
export function openBatches(counters: Counters, { members, branches, streamShards }: Sizes, roll: () => number) {
  const partitionOf = partitionsOf(branches);
  const mark = counters.placed('M COUNTED', 'M', members, members);
  const ofBranch = counters.placed('DAY, by branch', 'DAY', dayShards, branches * dayLanes);
  const ofNone = counters.placed('DAY', 'DAY', dayShards, dayLanes);
  const slots = Array.from({ length: streamShards * parallelBatches }, emptySlot);
  let nextClose = Number.POSITIVE_INFINITY;

  const write = (slot: Slot, seconds: number) => {
    const lane = Math.floor(roll() * dayLanes);
    for (const member of slot.members) mark(member, member, unitsInTransaction, seconds);
    for (const branch of slot.branches) {
      const partition = partitionOf(branch, lane);
      if (branch === everywhere) ofNone(partition, lane, unitsInTransaction, seconds);
      else ofBranch(partition, branch * dayLanes + lane, unitsInTransaction, seconds);
    }
    slot.records = 0;
    slot.members.clear();
    slot.branches.clear();
    slot.closesAt = Number.POSITIVE_INFINITY;
  };
  const closeDue = (seconds: number) => {
    const due = slots.filter(({ closesAt }) => closesAt <= seconds).sort((a, b) => a.closesAt - b.closesAt);
    for (const slot of due) write(slot, slot.closesAt);
    nextClose = Math.min(...slots.map(({ closesAt }) => closesAt));
  };
  return {
    bring: (waking: Waking | undefined, member: number, branch: number, seconds: number) => {
      if (seconds >= nextClose) closeDue(seconds);
      if (waking === undefined) return;
      const slot = slots[(member % streamShards) * parallelBatches + Math.floor(roll() * parallelBatches)];
      if (slot === undefined) return;
      if (slot.records === 0) {
        slot.closesAt = seconds + windowSeconds;
        nextClose = Math.min(nextClose, slot.closesAt);
      }
      slot.records += waking.records;
      if (waking.isCounted) slot.members.add(member);
      if (waking.at !== null) slot.branches.add(waking.at === 'BRANCH' ? branch : everywhere);
      if (slot.records >= batchMax) write(slot, seconds);
    },
    close: () => closeDue(Number.MAX_SAFE_INTEGER),
  };
}

const emptySlot = (): Slot => ({
  records: 0,
  members: new Set(),
  branches: new Set(),
  closesAt: Number.POSITIVE_INFINITY,
});

/** Where the code itself puts the item of each place and lane. */
function partitionsOf(branches: number): (branch: number, lane: number) => number {
  const programme = provenProgramme('chain' as ProgrammeId, 'STREAM');
  const day = '2026-11-21' as LocalDate;
  const partitionAt = (branch: number, lane: number): number => {
    const place = placeOf(day, branch === everywhere ? null : (`branch-${branch}` as BranchId));
    return Number(dayKey(programme, lane, place).pk.split('#').at(-1));
  };
  const table = Uint8Array.from({ length: (branches + 1) * dayLanes }, (_, place) =>
    partitionAt(Math.floor(place / dayLanes) - 1, place % dayLanes),
  );
  return (branch, lane) => table[(branch + 1) * dayLanes + lane] ?? 0;
}
