import type { CampaignRule } from '../programme/campaign-rule.ts';
import type { CampaignId, TierId } from '../words/ids.ts';
import { noPoints, type Points, points } from '../words/points.ts';
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
  /** What `granted` is bound by. */
  readonly boundBy?: 'BUDGET' | 'MEMBER';
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
    .map((rule) => ({ rule, ...grantOf(rule, account, meeting.claims) }))
    .filter(({ granted }) => granted !== 0)
    .toSorted((a, b) => b.rule.priority - a.rule.priority || (a.rule.id < b.rule.id ? -1 : 1));
  return met;
}

/** Its schedule goes by business time, an emergency stop by processing time (C04). */
export function isRunning({ from, until, stoppedAt }: CampaignRule, at: Instant, now: Instant): boolean {
  if (stoppedAt !== null && now >= Date.parse(stoppedAt)) return false;
  return (from === null || at >= Date.parse(from)) && (until === null || at < Date.parse(until));
}

/** Within its schedule, its weekdays and its hours (C02, C05). */
function isOpen(rule: CampaignRule, { order, now }: Meeting): boolean {
  const at = order.businessTime;
  if (!isRunning(rule, at, now)) return false;
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
function grantOf(rule: CampaignRule, account: Account, claims: Claims | 'PREVIEW'): Omit<MetCampaign, 'rule'> {
  const forMember = memberGrant(rule, account, noPoints);
  if (forMember === 0 || !isShared(rule) || claims === 'PREVIEW') return { granted: forMember, boundBy: 'MEMBER' };
  const claimed = claimedFor(rule, claims);
  if (forMember !== null && forMember <= claimed) return { granted: forMember, boundBy: 'MEMBER' };
  return { granted: claimed, boundBy: 'BUDGET' };
}

/** The most one member may still get of a campaign by an order that has `given` of it already; null is without limit. */
export function memberGrant(rule: CampaignRule, { counters }: Account, given: Points): Points | null {
  const { usesPerMember, pointsPerMember } = rule;
  if (given === 0 && usesPerMember !== null && counterOf(counters, usesOf(rule.id)) >= usesPerMember) return noPoints;
  if (pointsPerMember === null) return null;
  return points(Math.max(0, pointsPerMember - counterOf(counters, bonusFrom(rule.id)) + given));
}

export function claimedFor({ id }: CampaignRule, claims: Claims): Points {
  return claims.find(({ campaign }) => campaign === id)?.points ?? noPoints;
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
