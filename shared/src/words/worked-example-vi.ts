import { type Dong, formatDong, groupThousands } from './money.ts';
import type { Points } from './points.ts';

/** One line of the owner's worked example: what a bill gives at a tier, and what that is worth. */
export function workedExampleInVietnamese(
  bill: Dong,
  { tierName, points, worth }: { readonly tierName: string; readonly points: Points; readonly worth: Dong },
  unit: string,
): string {
  return `Hoá đơn ${formatDong(bill)}, hạng ${tierName}: được ${groupThousands(points)} ${unit}, đổi được ${formatDong(worth)}.`;
}
