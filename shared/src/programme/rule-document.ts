import * as z from 'zod/mini';
import { campaignRule } from './campaign-rule.ts';
import { expiryRule } from './expiry-rule.ts';
import { label, labels, whole, wholeDong, wholePoints } from './rule-fields.ts';
import { tieringRule, tierRule } from './tier-rule.ts';

export type { TierRule } from './tier-rule.ts';

/** Points for money (C2). */
const earn = z.strictObject({
  /** Đồng of eligible net for one point. */
  dongPerPoint: wholeDong(1),
  /** Eligible net below this earns nothing (E27); 0 means no minimum. */
  minimumInvoiceDong: wholeDong(0),
  /** The one rounding of an order's points (C2). */
  rounding: z._default(z.enum(['DOWN', 'HALF_UP', 'UP']), 'DOWN'),
  /** Most points one order can give (E14). */
  capPerOrder: z._default(z.nullable(wholePoints(1)), null),
  /** Most points a member can earn in one local day (E15). */
  capPerDay: z._default(z.nullable(wholePoints(1)), null),
  /** Days until points can be spent (P01). */
  pendingDays: z._default(whole(0, 365), 0),
});

/** Goods that neither earn nor can be paid by points. */
const exclusions = z.strictObject({ skus: labels(500), categories: labels(100) });

/** Points as money (C3). */
const payment = z.strictObject({
  /** Đồng that one point pays. */
  dongPerPoint: wholeDong(1),
  minimumPoints: wholePoints(1),
  /** Share of the amount payable by points that points may pay. */
  ceilingPercent: whole(1, 100),
  holdMinutes: whole(1, 60),
});

/** What a return takes back that is no longer there: a debt (F06), or nothing and a line in the report (F07). */
const returns = z.strictObject({ clawback: z.enum(['DEBT', 'CLAMP']) });

/**
 * The rules of a programme: one versioned document, every published version kept for ever. Settings that came later
 * have defaults which mean what there was before, so an older document still reads, and reads the same.
 */
export const ruleDocumentSchema = z.strictObject({
  schema: z.literal(1),
  /** What the shop calls its points: điểm, Sao, Hạt … */
  unitName: label(12),
  earn,
  exclusions,
  payment,
  expiry: expiryRule,
  tiers: z.array(tierRule).check(z.minLength(1), z.maxLength(10)),
  tiering: z._default(tieringRule, {
    metrics: ['NET_SPEND'],
    match: 'ALL',
    window: 'CALENDAR_YEAR',
    downgrade: 'ONE_LEVEL',
    graceDays: 0,
  }),
  returns: z._default(returns, { clawback: 'DEBT' }),
  campaigns: z._default(z.array(campaignRule).check(z.maxLength(100)), []),
});

export type RuleDocument = z.output<typeof ruleDocumentSchema>;

/** A published version: the document, and since which business time it decides (E25). */
export interface RuleVersion {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly document: RuleDocument;
}
