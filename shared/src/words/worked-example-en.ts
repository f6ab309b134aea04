import { formatDong, groupThousands } from './money.ts';
import { unitInEnglish } from './unit-en.ts';
import type { WorkedWords } from './worked-example-vi.ts';

export const workedExampleInEnglish: WorkedWords = (bill, { tierName, points, worth }, unit) =>
  `A bill of ${formatDong(bill)}, tier ${tierName}: earns ${groupThousands(points)} ${unitInEnglish(unit)}, worth ${formatDong(worth)}.`;
