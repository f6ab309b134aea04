import { formatDong, groupThousands } from './money.ts';
import type { WorkedWords } from './worked-example-vi.ts';

export const workedExampleInEnglish: WorkedWords = (bill, { tierName, points, worth }, unit) =>
  `A bill of ${formatDong(bill)}, tier ${tierName}: earns ${groupThousands(points)} ${unit === 'điểm' ? 'points' : unit}, worth ${formatDong(worth)}.`;
