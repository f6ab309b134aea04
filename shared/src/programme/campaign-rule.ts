import * as z from 'zod/mini';
import type { CampaignId } from '../words/ids.ts';
import { idPattern } from '../words/ids.ts';
import { noDong } from '../words/money.ts';
import { isoTime, label, labels, tierId, whole, wholeDong, wholePoints } from './rule-fields.ts';

const effect = z.discriminatedUnion('kind', [
  /** Multiplies points on the lines it covers: 300 is ×3 (E09). */
  z.strictObject({ kind: z.literal('MULTIPLY'), percent: whole(101, 10_000) }),
  /** Adds points to the order, after the floor (E13). */
  z.strictObject({ kind: z.literal('BONUS'), points: wholePoints(1) }),
]);

const minuteOfDay = whole(0, 24 * 60);

/** A campaign: what it gives, when, to whom, on what (C8). An empty list is without that condition. */
export const campaignRule = z.strictObject({
  id: z.pipe(
    z.string().check(z.regex(idPattern)),
    z.transform((value) => value as CampaignId),
  ),
  name: label(60),
  effect,
  /** Higher goes first when exclusives compete and when a budget or cap trims. */
  priority: z._default(whole(0, 1000), 0),
  /** Of campaigns in one group only the best counts (E10); without a group each adds up. */
  group: z._default(z.nullable(label(30)), null),
  /** Replaces all other campaigns; the tier's multiplier stays unless `replacesTier` (E11). */
  exclusive: z._default(z.boolean(), false),
  replacesTier: z._default(z.boolean(), false),
  /** From this business time, included, to that one, excluded (C02, C04). */
  from: z._default(z.nullable(isoTime), null),
  until: z._default(z.nullable(isoTime), null),
  /** Monday is 1, Sunday is 7, in local time (C05). */
  weekdays: z._default(z.array(whole(1, 7)).check(z.maxLength(7)), []),
  /** Minutes of the local day, the end excluded: 540–660 is 09:00–11:00 (C02). */
  hours: z._default(z.nullable(z.strictObject({ from: minuteOfDay, until: minuteOfDay })), null),
  branches: z._default(labels(200), []),
  channels: z._default(labels(20), []),
  tiers: z._default(z.array(tierId).check(z.maxLength(10)), []),
  /** Lines it covers; both empty cover all (E12). */
  skus: z._default(labels(500), []),
  categories: z._default(labels(100), []),
  /** Eligible net that the whole order needs; tested again on what a return leaves (E28, F11). */
  minimumDong: z._default(wholeDong(0), noDong),
  /** Orders of one member that may profit (C06). */
  usesPerMember: z._default(z.nullable(whole(1, 10_000)), null),
  /** Bonus points that one member may get of it. */
  pointsPerMember: z._default(z.nullable(wholePoints(1)), null),
  /** Orders of all members that may profit; claimed before posting (decisions 4). */
  firstOrders: z._default(z.nullable(whole(1, 1_000_000)), null),
  /** Bonus points for all members; claimed before posting (C01). */
  budgetPoints: z._default(z.nullable(wholePoints(1)), null),
  /** Emergency stop: orders processed from this moment on do not profit, whatever their business time (C04). */
  stoppedAt: z._default(z.nullable(isoTime), null),
});

export type CampaignRule = z.output<typeof campaignRule>;
