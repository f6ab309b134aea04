import { type Dong, formatDong, groupThousands } from './money.ts';
import type { Points } from './points.ts';

/** One line of the owner's worked example in one language: what a bill gives at a tier, and what that is worth. */
export type WorkedWords = (
  bill: Dong,
  worked: { readonly tierName: string; readonly points: Points; readonly worth: Dong },
  unit: string,
) => string;

export const workedExampleInVietnamese: WorkedWords = (bill, { tierName, points, worth }, unit) =>
  `Hoá đơn ${formatDong(bill)}, hạng ${tierName}: được ${groupThousands(points)} ${unit}, đổi được ${formatDong(worth)}.`;
