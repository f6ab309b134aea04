import * as z from 'zod/mini';
import { ruleDocumentSchema } from '../programme/rule-document.ts';
import type { CampaignId } from '../words/ids.ts';
import { idOf, instantText, pointAmount, pointTotal } from './fields.ts';

/** A draft travels as it is: what is wrong with it is said field by field, never as a refused request. */
export const draftDocument = z.record(z.string(), z.unknown());

export const ruleVersionSummary = z.strictObject({
  version: z.int(),
  author: z.string(),
  reason: z.string(),
  publishedAt: instantText,
  effectiveFrom: instantText,
  /** The version that a roll back brought back; null otherwise. */
  rollsBackTo: z.nullable(z.int()),
});

export const ruleVersionView = z.extend(ruleVersionSummary, { document: ruleDocumentSchema });
export type RuleVersionView = z.output<typeof ruleVersionView>;

/** What a draft would mean (CAP48): what is wrong, what is risky, what changes, and one bill worked out. */
export const ruleCheck = z.strictObject({
  fields: z.record(z.string(), z.string()),
  warnings: z.array(z.strictObject({ field: z.string(), sentence: z.string() })),
  changes: z.array(z.string()),
  example: z.array(z.strictObject({ tierName: z.string(), points: z.int(), sentence: z.string() })),
});

/** A campaign that all members share, and what of it is used, claims under way included (C8). */
export const campaignBudget = z.strictObject({
  campaignId: idOf<CampaignId>(),
  name: z.string(),
  /** Within its schedule and not stopped. */
  running: z.boolean(),
  /** Null is without a budget of points. */
  budgetPoints: z.nullable(pointAmount(1)),
  usedPoints: pointTotal(),
  /** Null is for any number of orders. */
  firstOrders: z.nullable(z.int()),
  usedOrders: z.int(),
});
