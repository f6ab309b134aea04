import * as z from 'zod/mini';
import { noPoints } from '../words/points.ts';
import { expiryRule } from './expiry-rule.ts';
import { label, tierId, whole, wholeDong, wholePoints } from './rule-fields.ts';

export const tierLooks = ['copper', 'silver', 'honey', 'ice', 'plain'] as const;
export const tierMetrics = ['NET_SPEND', 'LIFETIME_POINTS', 'ORDER_COUNT', 'EVENT_COUNT'] as const;
export const tierWindows = ['CALENDAR_YEAR', 'ROLLING_12M', 'ANNIVERSARY', 'LIFETIME'] as const;
export type TierMetric = (typeof tierMetrics)[number];

const count = z._default(whole(0, 1_000_000), 0);

/** One step of the ladder (C5). Thresholds are inclusive. */
export const tierRule = z.strictObject({
  id: tierId,
  name: label(30),
  description: z.string().check(z.maxLength(200)),
  look: z.enum(tierLooks),
  /** Net spend within the period that gives the tier; 0 for the lowest. */
  enterDong: wholeDong(0),
  /** Net spend within the period that keeps it another. */
  keepDong: wholeDong(0),
  /** Points multiplier in percent: 120 is ×1.2. */
  multiplierPercent: whole(100, 1000),
  /** What the tier gives, in the owner's words. */
  perks: z.array(label(120)).check(z.maxLength(10)),
  /** The same thresholds in orders, in events and in points ever earned, where the ladder measures those. */
  enterOrders: count,
  keepOrders: count,
  enterEvents: count,
  keepEvents: count,
  enterPoints: z._default(wholePoints(0), noPoints),
  /** Seen by its own members only (T13). */
  hidden: z._default(z.boolean(), false),
  /** Taken off each order, before vouchers (decisions 11). */
  orderDiscountPercent: z._default(whole(0, 100), 0),
  /** Taken off the point price of rewards, rounded up (V11). */
  pointPriceDiscountPercent: z._default(whole(0, 99), 0),
  /** The price list that the till uses for this tier. */
  priceList: z._default(z.nullable(label(60)), null),
  /** Points given once on reaching the tier (T09). */
  entryGiftPoints: z._default(wholePoints(0), noPoints),
  /** Another life for points earned in this tier. */
  expiry: z._default(z.nullable(expiryRule), null),
});

export type TierRule = z.output<typeof tierRule>;

/** How the ladder is climbed and kept (C5). */
export const tieringRule = z.strictObject({
  /** What is measured; never the balance (T07). */
  metrics: z.array(z.enum(tierMetrics)).check(z.minLength(1), z.maxLength(4)),
  /** Whether all of them must reach their threshold or any. */
  match: z.enum(['ALL', 'ANY']),
  window: z.enum(tierWindows),
  /** What becomes of a tier that was not kept (T04). */
  downgrade: z.enum(['ONE_LEVEL', 'FULL', 'NONE']),
  /** Days after the period in which a tier can still be kept (T05). */
  graceDays: whole(0, 90),
});

export type TieringRule = z.output<typeof tieringRule>;
