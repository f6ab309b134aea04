import * as z from 'zod/mini';
import { whole } from './rule-fields.ts';

const months = whole(1, 120);
const monthAndDay = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));

/** How long a lot lives (C4). The last day is always included. */
export const expiryRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NEVER') }),
  /** So many months after it is available, clamped to the month's end (X01, X02). */
  z.strictObject({ kind: z.literal('ROLLING'), months }),
  z.strictObject({ kind: z.literal('ROLLING_DAYS'), days: whole(1, 3_650) }),
  /** To the end of the month, quarter or year in which so many months are over (X03, X04). */
  z.strictObject({ kind: z.literal('END_OF'), unit: z.enum(['MONTH', 'QUARTER', 'YEAR']), months: whole(0, 120) }),
  /** To the first of these days of the year ("12-31") that is at least `daysMin` away. */
  z.strictObject({
    kind: z.literal('FIXED'),
    dates: z.array(monthAndDay).check(z.minLength(1), z.maxLength(12)),
    daysMin: whole(0, 365),
  }),
  /** All of a member's lots live until so many months after the last purchase (X08). */
  z.strictObject({ kind: z.literal('INACTIVITY'), months }),
]);

export type ExpiryRule = z.output<typeof expiryRule>;
