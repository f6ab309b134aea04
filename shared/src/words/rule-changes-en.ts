import type { ExpiryRule } from '../programme/expiry-rule.ts';
import { groupThousands } from './money.ts';
import { englishNumbers } from './numbers.ts';
import {
  type CampaignSettingName,
  campaignSettings,
  programmeSettings,
  type RuleChange,
  type SettingKind,
  type SettingName,
  type SettingValue,
  type TierSettingName,
  tierSettings,
} from './rule-settings.ts';
import { dayAndMonth, type ValueWords, writeSetting } from './rule-values.ts';

const settingLabels: Readonly<Record<SettingName, string>> = {
  unitName: 'Name of points',
  earnPrice: 'Đồng for one point',
  minimumInvoice: 'Smallest bill that earns',
  rounding: 'Rounding',
  capPerOrder: 'Most points per bill',
  capPerDay: 'Most points per day',
  pendingDays: 'Wait before points can be used',
  pointValue: 'What one point pays',
  minimumPoints: 'Fewest points at a time',
  ceiling: 'Share of a bill that points pay',
  holdMinutes: 'How long points are held',
  expiry: 'Expiry',
  metrics: 'Tiers measured by',
  match: 'Conditions of a tier',
  window: 'Period of tiers',
  downgrade: 'A tier that was not kept',
  graceDays: 'Grace after the period',
  clawback: 'Returns whose points are used up',
  ladder: 'Order of tiers',
};

const tierLabels: Readonly<Record<TierSettingName, string>> = {
  enterDong: 'spend to reach it',
  keepDong: 'spend to keep it',
  enterOrders: 'bills to reach it',
  keepOrders: 'bills to keep it',
  enterEvents: 'activities to reach it',
  keepEvents: 'activities to keep it',
  enterPoints: 'points for life to reach it',
  multiplierPercent: 'multiplier',
  description: 'description',
  look: 'look of the card',
  perks: 'benefits',
  hidden: 'hidden',
  orderDiscountPercent: 'off every bill',
  pointPriceDiscountPercent: 'off the price of rewards',
  priceList: 'price list',
  entryGiftPoints: 'gift on reaching it',
  expiry: 'expiry',
};

const campaignLabels: Readonly<Record<CampaignSettingName, string>> = {
  name: 'name',
  effect: 'what it gives',
  from: 'start',
  until: 'end',
  weekdays: 'days of the week',
  hours: 'hours',
  branches: 'branches chosen',
  channels: 'channels',
  tiers: 'tiers',
  skus: 'articles',
  categories: 'categories',
  minimumDong: 'smallest bill',
  group: 'group',
  exclusive: 'replaces others',
  replacesTier: 'replaces the tier’s multiplier',
  priority: 'priority',
  usesPerMember: 'times per person',
  pointsPerMember: 'most points per person',
  firstOrders: 'first bills',
  budgetPoints: 'budget of points',
  stoppedAt: 'emergency stop',
};

const values: ValueWords = {
  style: englishNumbers,
  none: 'none',
  unlimited: 'no limit',
  yes: 'yes',
  no: 'no',
  always: 'always',
  common: 'as for all',
  choices: {
    DOWN: 'down',
    HALF_UP: 'to the nearest',
    UP: 'up',
    NET_SPEND: 'spend',
    LIFETIME_POINTS: 'points ever earned',
    ORDER_COUNT: 'number of bills',
    EVENT_COUNT: 'number of activities',
    ALL: 'all of them',
    ANY: 'any of them',
    CALENDAR_YEAR: 'calendar year',
    ROLLING_12M: '12 months from reaching the tier',
    ANNIVERSARY: 'years from joining',
    LIFETIME: 'for life',
    ONE_LEVEL: 'one step down',
    FULL: 'down to what was reached',
    NONE: 'stays',
    DEBT: 'taken from what is earned next',
    CLAMP: 'let go',
    copper: 'copper',
    silver: 'silver',
    honey: 'honey',
    ice: 'ice',
    plain: 'charcoal',
  },
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  days: (count) => `${count} days`,
  minutes: (count) => `${count} minutes`,
  bonus: (points) => `${points} points extra`,
  life,
};

export function ruleChangeInEnglish(change: RuleChange): string {
  switch (change.kind) {
    case 'SETTING':
      return `${settingLabels[change.name]}: ${step(programmeSettings[change.name], change)}.`;
    case 'EXCLUDED':
      return `${change.goods} no longer earns.`;
    case 'INCLUDED':
      return `${change.goods} earns again.`;
    case 'TIER_ADDED':
      return `New tier ${change.tierName} from ${groupThousands(change.enter)}đ.`;
    case 'TIER_REMOVED':
      return `Tier ${change.tierName} is removed.`;
    case 'TIER_NAME':
      return `Tier ${change.before} is renamed ${change.after}.`;
    case 'TIER_SETTING':
      return `Tier ${change.tierName}, ${tierLabels[change.name]}: ${step(tierSettings[change.name], change)}.`;
    case 'CAMPAIGN_ADDED':
      return `New campaign «${change.campaign}».`;
    case 'CAMPAIGN_REMOVED':
      return `Campaign «${change.campaign}» is removed.`;
    case 'CAMPAIGN_SETTING':
      return `Campaign «${change.campaign}», ${campaignLabels[change.name]}: ${step(campaignSettings[change.name], change)}.`;
  }
}

function step(kind: SettingKind, { before, after }: { before: SettingValue; after: SettingValue }): string {
  return `${writeSetting(kind, before, values)} → ${writeSetting(kind, after, values)}`;
}

function life(expiry: ExpiryRule): string {
  switch (expiry.kind) {
    case 'NEVER':
      return 'never';
    case 'ROLLING':
      return `${expiry.months} months`;
    case 'ROLLING_DAYS':
      return `${expiry.days} days`;
    case 'END_OF':
      return `end of the ${{ MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' }[expiry.unit]} after ${expiry.months} months`;
    case 'FIXED':
      return `${expiry.dates.map(dayAndMonth).join(', ')} of each year, at least ${expiry.daysMin} days`;
    case 'INACTIVITY':
      return `${expiry.months} months without buying`;
  }
}
