import type { CampaignRule } from '../programme/campaign-rule.ts';
import type { CampaignId, TierId } from '../words/ids.ts';
import { type Points, points } from '../words/points.ts';
import { type Instant, localDateOf, minuteOfDay, weekdayOf } from '../words/vietnam-time.ts';
import type { Account } from './account.ts';
import { bonusFrom, counterOf, usesOf } from './counters.ts';
import type { Order, OrderLine } from './order.ts';

/** What was claimed of shared budgets and first-N before posting; a campaign not named got nothing (decisions 4). */
export type Claims = readonly { readonly campaign: CampaignId; readonly points: Points }[];

/** A campaign that an order meets, and the most it may give. */
export interface MetCampaign {
  readonly rule: CampaignRule;
  /** null is without limit. */
  readonly granted: Points | null;
}

/** What a campaign's conditions are asked about. */
export interface Meeting {
  readonly order: Order;
  /** The tier just before this order (C03). */
  readonly tierThen: TierId;
  readonly now: Instant;
  readonly claims: Claims | 'PREVIEW';
}

/**
 * The campaigns an order meets, most important first: all conditions but the amount, which returns test again (C8).
 * An exclusive one sends the others away (E11).
 */
export function campaignsMet(
  rules: readonly CampaignRule[],
  account: Account,
  meeting: Meeting,
): readonly MetCampaign[] {
  const met = rules
    .filter((rule) => isOpen(rule, meeting) && suits(rule, meeting))
    .map((rule) => ({ rule, granted: grantOf(rule, account, meeting.claims) }))
    .filter(({ granted }) => granted !== 0)
    .toSorted((a, b) => b.rule.priority - a.rule.priority || (a.rule.id < b.rule.id ? -1 : 1));
  return met;
}

/** The schedule goes by business time, an emergency stop by processing time (C02, C04, C05). */
function isOpen(rule: CampaignRule, { order, now }: Meeting): boolean {
  const at = order.businessTime;
  if (rule.stoppedAt !== null && now >= Date.parse(rule.stoppedAt)) return false;
  if (rule.from !== null && at < Date.parse(rule.from)) return false;
  if (rule.until !== null && at >= Date.parse(rule.until)) return false;
  if (rule.weekdays.length > 0 && !rule.weekdays.includes(weekdayOf(localDateOf(at)))) return false;
  const minute = minuteOfDay(at);
  return rule.hours === null || (rule.hours.from <= minute && minute < rule.hours.until);
}

function suits(rule: CampaignRule, { order, tierThen }: Meeting): boolean {
  if (rule.tiers.length > 0 && !rule.tiers.includes(tierThen)) return false;
  if (rule.branches.length > 0 && !rule.branches.some((branch) => branch === order.branch)) return false;
  return rule.channels.length === 0 || rule.channels.some((channel) => channel === order.channel);
}

// A limit per member and a claimed budget bind alike, whether the campaign applies by itself or by a code (C06, D23).
function grantOf(rule: CampaignRule, { counters }: Account, claims: Claims | 'PREVIEW'): Points | null {
  const limits: number[] = [];
  if (rule.usesPerMember !== null && counterOf(counters, usesOf(rule.id)) >= rule.usesPerMember) return points(0);
  if (rule.pointsPerMember !== null) limits.push(rule.pointsPerMember - counterOf(counters, bonusFrom(rule.id)));
  if (isShared(rule) && claims !== 'PREVIEW') {
    limits.push(claims.find((claim) => claim.campaign === rule.id)?.points ?? 0);
  }
  return limits.length === 0 ? null : points(Math.max(0, Math.min(...limits)));
}

/** Shared between members: must be claimed before posting. */
export function isShared(rule: CampaignRule): boolean {
  return rule.budgetPoints !== null || rule.firstOrders !== null;
}

export function covers(rule: CampaignRule, line: OrderLine): boolean {
  if (rule.skus.length === 0 && rule.categories.length === 0) return true;
  if (line.sku !== null && rule.skus.includes(line.sku)) return true;
  return line.category !== null && rule.categories.includes(line.category);
}
