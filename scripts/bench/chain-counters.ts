import type { PatternWrite, Scope } from './chain-writes.ts';

/** One kind of item, over the time that was played. */
export interface Spot {
  /** "M HEAD": partition and sort key, in words. */
  readonly kind: string;
  readonly writes: number;
  /** Of the partition that took most in one second. */
  readonly hottestPartition: number;
  readonly inTransactions: boolean;
  /** Writes that came while a transaction on the same item was in flight. */
  readonly conflictPercent: number;
}

interface Sizes {
  readonly members: number;
  readonly branches: number;
  readonly flightSeconds: number;
}

/** Units that a partition of this kind took in the second that is going on, and the most it ever did. */
interface Heat {
  readonly units: Float64Array;
  readonly since: Int32Array;
  most: number;
}

interface Meeting {
  writes: number;
  conflicts: number;
  inTransactions: boolean;
  readonly lastAt: Float64Array;
}

/** Writes one item of a kind. */
export type Place = (partition: number, item: number, units: number, seconds: number) => void;

interface Placed {
  /** Which of many, for a member at a branch. */
  readonly at: (member: number, branch: number) => number;
  readonly size: number;
}

export interface Compiled {
  readonly units: number;
  readonly inTransaction: boolean;
  readonly heat: Heat;
  readonly partitionAt: Placed['at'];
  readonly meeting: Meeting;
  readonly itemAt: Placed['at'];
}

export type Counters = ReturnType<typeof openCounters>;

/** Counts what a stream of doings writes where. */
export function openCounters(sizes: Sizes) {
  const heats = new Map<string, Heat>();
  const meetings = new Map<string, Meeting & { readonly heat: Heat }>();

  const heatOf = (kind: string, { size }: Placed): Heat =>
    known(heats, `${kind} ${size}`, () => ({
      units: new Float64Array(size),
      since: new Int32Array(size).fill(-1),
      most: 0,
    }));

  const compiled = (pattern: readonly PatternWrite[]): readonly Compiled[] =>
    pattern.map((write) => {
      const [partition, item] = [placed(write.partition, sizes), placed(write.item, sizes)];
      const heat = heatOf(write.partitionKind, partition);
      if (partition === nowhere) heat.most = Math.max(heat.most, unitsTogether(pattern, write));
      const kind = 'byBranch' in write.item && write.item.byBranch ? `${write.itemKind}, by branch` : write.itemKind;
      const meeting = known(meetings, `${kind} ${item.size}`, () => ({ ...untouched(item.size), heat }));
      meeting.inTransactions ||= write.inTransaction && item !== nowhere;
      const { units, inTransaction } = write;
      return { units, inTransaction, heat, partitionAt: partition.at, meeting, itemAt: item.at };
    });

  return {
    compiled,
    happen: (writes: readonly Compiled[], member: number, branch: number, seconds: number) => {
      for (const write of writes) {
        warm(write.heat, write.partitionAt(member, branch), write.units, Math.floor(seconds));
        touch(write.meeting, write.inTransaction, write.itemAt(member, branch), seconds, sizes.flightSeconds);
      }
    },
    /** A kind of item in transactions, whose places the caller knows. */
    placed: (kind: string, partitionKind: string, partitions: number, items: number): Place => {
      const heat = heatOf(partitionKind, { size: partitions, at: () => -1 });
      const meeting = known(meetings, `${kind} ${items}`, () => ({ ...untouched(items), heat }));
      meeting.inTransactions = true;
      return (partition, item, units, seconds) => {
        warm(heat, partition, units, Math.floor(seconds));
        touch(meeting, true, item, seconds, sizes.flightSeconds);
      };
    },
    spots: (): readonly Spot[] =>
      [...meetings].map(([name, { heat, writes, conflicts, inTransactions }]) => ({
        kind: name.replace(/ \d+$/, ''),
        writes,
        hottestPartition: heat.most,
        inTransactions,
        conflictPercent: writes === 0 ? 0 : (conflicts / writes) * 100,
      })),
  };
}

function warm(heat: Heat, place: number, units: number, second: number): void {
  if (place < 0) return;
  const before = heat.since[place] === second ? (heat.units[place] ?? 0) : 0;
  heat.since[place] = second;
  heat.units[place] = before + units;
  if (before + units > heat.most) heat.most = before + units;
}

function touch(meeting: Meeting, inTransaction: boolean, place: number, seconds: number, flightSeconds: number): void {
  meeting.writes += 1;
  if (place < 0) return;
  const since = seconds - (meeting.lastAt[place] ?? Number.NEGATIVE_INFINITY);
  if (since > 0 && since < flightSeconds) meeting.conflicts += 1;
  if (inTransaction) meeting.lastAt[place] = seconds;
}

const untouched = (items: number): Meeting => ({
  writes: 0,
  conflicts: 0,
  inTransactions: false,
  lastAt: new Float64Array(items).fill(Number.NEGATIVE_INFINITY),
});

/** Of what is written once: nobody meets there. */
const nowhere: Placed = { size: 0, at: () => -1 };

/** What one doing writes into a partition of its own. */
const unitsTogether = (pattern: readonly PatternWrite[], { partitionKind }: PatternWrite): number =>
  pattern
    .filter((write) => write.partitionKind === partitionKind && write.partition.of === 'once')
    .reduce((sum, { units }) => sum + units, 0);

/** Members belong to one of what is sharded, evenly, as a hash spreads them. */
function placed(scope: Scope, { members, branches }: Sizes): Placed {
  if (scope.of === 'member') return { size: members, at: (member) => member };
  if (scope.of === 'once') return nowhere;
  const { names, byBranch } = scope;
  const width = byBranch ? branches : 1;
  return {
    size: names.length * width,
    at: (member, branch) => (member % names.length) * width + (byBranch ? branch : 0),
  };
}

function known<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  const found = map.get(name) ?? make();
  map.set(name, found);
  return found;
}
