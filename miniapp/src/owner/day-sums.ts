import { addDays, type LocalDate } from '@quaylai/shared/words/vietnam-time';
import type { Replied } from '../api/client.ts';

type DayTotals = Replied<'GET /v1/admin/days'>['days'][number];
export type DaySum = Omit<DayTotals, 'branchId'>;

/** The programme's days from the branches' rows, oldest first; a day without a row happened too, with nothing in it. */
export function daySums(rows: readonly DayTotals[], from: LocalDate, to: LocalDate): readonly DaySum[] {
  const sums: DaySum[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    sums.push(
      sumOf(
        day,
        rows.filter((row) => row.day === day),
      ),
    );
  return sums;
}

function sumOf(day: string, rows: readonly DayTotals[]): DaySum {
  const total = (part: Exclude<keyof DaySum, 'day'>): number => rows.reduce((sum, row) => sum + row[part], 0);
  return {
    day,
    orders: total('orders'),
    spendDong: total('spendDong') as DaySum['spendDong'],
    pointsEarned: total('pointsEarned') as DaySum['pointsEarned'],
    pointsSpent: total('pointsSpent') as DaySum['pointsSpent'],
    membersJoined: total('membersJoined'),
    redemptions: total('redemptions'),
  };
}
