import * as z from 'zod/mini';
import { idPattern, type TierId } from '../words/ids.ts';
import { type Dong, dongMax } from '../words/money.ts';
import { type Points, pointsMax } from '../words/points.ts';

const wholeDong = (min: number) =>
  z.pipe(
    z.int().check(z.gte(min), z.lte(dongMax)),
    z.transform((value) => value as Dong),
  );
const wholePoints = (min: number) =>
  z.pipe(
    z.int().check(z.gte(min), z.lte(pointsMax)),
    z.transform((value) => value as Points),
  );
const label = (lengthMax: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(lengthMax));
const tierId = z.pipe(
  z.string().check(z.regex(idPattern)),
  z.transform((value) => value as TierId),
);

/** Points for money (C2). */
const earn = z.strictObject({
  /** Đồng of eligible net for one point. */
  dongPerPoint: wholeDong(1),
  /** Eligible net below this earns nothing (E27); 0 means no minimum. */
  minimumInvoiceDong: wholeDong(0),
});

/** Goods that neither earn nor can be paid by points. */
const exclusions = z.strictObject({
  skus: z.array(label(64)).check(z.maxLength(500)),
  categories: z.array(label(64)).check(z.maxLength(100)),
});

/** Points as money (C3). */
const payment = z.strictObject({
  /** Đồng that one point pays. */
  dongPerPoint: wholeDong(1),
  minimumPoints: wholePoints(1),
  /** Share of the amount payable by points that points may pay. */
  ceilingPercent: z.int().check(z.gte(1), z.lte(100)),
  holdMinutes: z.int().check(z.gte(1), z.lte(60)),
});

/** How long a lot lives (C4). */
const expiry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('NEVER') }),
  z.strictObject({ kind: z.literal('ROLLING'), months: z.int().check(z.gte(1), z.lte(120)) }),
]);

export const tierLooks = ['copper', 'silver', 'honey', 'ice', 'plain'] as const;

/** One step of the ladder (C5). Thresholds are inclusive. */
const tier = z.strictObject({
  id: tierId,
  name: label(30),
  description: z.string().check(z.maxLength(200)),
  look: z.enum(tierLooks),
  /** Net spend within the year that gives the tier; 0 for the lowest. */
  enterDong: wholeDong(0),
  /** Net spend within the year that keeps it another year. */
  keepDong: wholeDong(0),
  /** Points multiplier in percent: 120 is ×1.2. */
  multiplierPercent: z.int().check(z.gte(100), z.lte(1000)),
  /** What the tier gives, in the owner's words. */
  perks: z.array(label(120)).check(z.maxLength(10)),
});

/** The rules of a programme: one versioned document, every published version kept for ever. */
export const ruleDocumentSchema = z.strictObject({
  schema: z.literal(1),
  /** What the shop calls its points: điểm, Sao, Hạt … */
  unitName: label(12),
  earn,
  exclusions,
  payment,
  expiry,
  tiers: z.array(tier).check(z.minLength(1), z.maxLength(10)),
});

export type RuleDocument = z.infer<typeof ruleDocumentSchema>;
export type TierRule = RuleDocument['tiers'][number];

/** A published version: the document, and since which business time it decides (E25). */
export interface RuleVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly document: RuleDocument;
}
