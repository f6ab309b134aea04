import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import { clockTime } from '@quaylai/shared/words/rule-values';
import type { CampaignsWords } from '../../words/campaigns-vi.ts';
import { count, moment, money, multiplier, pointsOf } from '../../words/format.ts';
import type { Draft } from './draft.ts';

type CampaignState = keyof CampaignsWords['states'];

/** Where a campaign stands at a moment, by its own times (C8); one that no published version knows is a draft. */
export function stateOf(campaign: CampaignRule, published: Draft, now: number): CampaignState {
  const { from, until, stoppedAt } = campaign;
  if (!published.campaigns.some(({ id }) => id === campaign.id)) return 'DRAFT';
  if (stoppedAt !== null && now >= Date.parse(stoppedAt)) return 'STOPPED';
  if (until !== null && now >= Date.parse(until)) return 'OVER';
  return from !== null && now < Date.parse(from) ? 'COMING' : 'RUNNING';
}

const doublePercent = 200;

export function newCampaign(id: CampaignRule['id'], name: string): CampaignRule {
  return {
    id,
    name,
    effect: { kind: 'MULTIPLY', percent: doublePercent },
    priority: 0,
    group: null,
    exclusive: false,
    replacesTier: false,
    from: null,
    until: null,
    weekdays: [],
    hours: null,
    branches: [],
    channels: [],
    tiers: [],
    skus: [],
    categories: [],
    minimumDong: 0 as CampaignRule['minimumDong'],
    usesPerMember: null,
    pointsPerMember: null,
    firstOrders: null,
    budgetPoints: null,
    stoppedAt: null,
  };
}

/** What it gives, in words: "Nhân 2 điểm". */
export function effectSentence({ effect }: CampaignRule, words: CampaignsWords, unit: string): string {
  return effect.kind === 'MULTIPLY'
    ? words.multiplies(multiplier(effect.percent ?? 0))
    : words.adds(pointsOf(effect.points ?? 0, unit));
}

/** Its conditions, a few words each. */
export function campaignConditions(
  campaign: CampaignRule,
  { tiers }: Draft,
  words: CampaignsWords,
  unit: string,
): readonly string[] {
  const { weekdays, hours, skus, categories, minimumDong, firstOrders, budgetPoints } = campaign;
  const goods = skus.length + categories.length;
  return [
    times(campaign, words),
    weekdays.length > 0 && weekdays.map((day) => words.weekday[day as 1]).join(', '),
    hours !== null && `${clockTime(hours.from ?? 0)}–${clockTime(hours.until ?? 0)}`,
    campaign.tiers.length > 0 &&
      tiers
        .filter(({ id }) => campaign.tiers.includes(id))
        .map(({ name }) => name)
        .join(', '),
    (minimumDong ?? 0) > 0 && words.minimumSentence(money(minimumDong)),
    goods > 0 && words.goodsSentence(count(goods)),
    firstOrders !== null && words.firstSentence(count(firstOrders)),
    budgetPoints !== null && words.budgetSentence(pointsOf(budgetPoints, unit)),
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}

function times({ from, until }: CampaignRule, words: CampaignsWords): string | false {
  if (from !== null && until !== null) return words.between(moment(from), moment(until));
  if (from !== null) return words.sinceTime(moment(from));
  return until !== null && words.untilTime(moment(until));
}

const minutesOfDay = 24 * 60;

/** "09:30" → 570; at the end of a window 00:00 is the end of the day. */
export function minutesOf(time: string, end: boolean): number | null {
  const read = /^(\d{2}):(\d{2})$/.exec(time);
  if (!read) return null;
  const minutes = Number(read[1]) * 60 + Number(read[2]);
  return end && minutes === 0 ? minutesOfDay : minutes;
}

/** 570 → "09:30"; a clock has no 24:00. */
export const timeOf = (minutes: number | null): string => (minutes === null ? '' : clockTime(minutes % minutesOfDay));
