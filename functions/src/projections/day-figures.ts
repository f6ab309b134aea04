import type { Entry } from '../ledger/entry.ts';

/** What one branch did on one day, as the owner reads it (decisions 3: never decides a balance). */
export interface DayFigures {
  readonly orders: number;
  readonly spendDong: number;
  readonly pointsEarned: number;
  readonly pointsSpent: number;
  readonly membersJoined: number;
  readonly redemptions: number;
}

export const noFigures: DayFigures = {
  orders: 0,
  spendDong: 0,
  pointsEarned: 0,
  pointsSpent: 0,
  membersJoined: 0,
  redemptions: 0,
};

/** What one entry adds: read off its postings and counters, so that totals can be rebuilt from entries alone. */
export function figuresOf(entry: Entry): DayFigures {
  // What a merge brings along was counted where and when it happened.
  const isMerge = entry.postings.some(({ kind }) => kind === 'MERGE_IN');
  const counted = isMerge ? [] : Object.entries(entry.counted.counters ?? {});
  const sumOf = (prefix: string) =>
    counted.reduce((sum, [name, change]) => (name.startsWith(prefix) ? sum + (change ?? 0) : sum), 0);
  const pointsIn = (...kinds: readonly string[]) =>
    entry.postings.reduce(
      (sum, posting) => (kinds.includes(posting.kind) && 'points' in posting ? sum + posting.points : sum),
      0,
    );
  return {
    orders: sumOf('orders:') || (entry.counted.orderAt === undefined || isMerge ? 0 : 1),
    spendDong: sumOf('spend:'),
    pointsEarned: pointsIn('EARN', 'BONUS'),
    pointsSpent: pointsIn('CAPTURE') - pointsIn('RESTORE'),
    membersJoined: 0,
    redemptions: sumOf('reward:'),
  };
}

export function addFigures(left: DayFigures, right: DayFigures): DayFigures {
  return {
    orders: left.orders + right.orders,
    spendDong: left.spendDong + right.spendDong,
    pointsEarned: left.pointsEarned + right.pointsEarned,
    pointsSpent: left.pointsSpent + right.pointsSpent,
    membersJoined: left.membersJoined + right.membersJoined,
    redemptions: left.redemptions + right.redemptions,
  };
}

export function isSame(left: DayFigures, right: DayFigures): boolean {
  return (Object.keys(right) as (keyof DayFigures)[]).every((name) => left[name] === right[name]);
}
