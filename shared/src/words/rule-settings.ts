import type { CampaignRule } from '../programme/campaign-rule.ts';
import type { ExpiryRule } from '../programme/expiry-rule.ts';

/** How the value of a setting is written, in whatever language. */
export type SettingKind =
  | 'TEXT'
  | 'LIST'
  | 'SIZE'
  | 'DONG'
  | 'COUNT'
  | 'LIMIT'
  | 'DAYS'
  | 'MINUTES'
  | 'PERCENT'
  | 'FACTOR'
  | 'CHOICE'
  | 'CHOICES'
  | 'YES_NO'
  | 'LIFE'
  | 'MOMENT'
  | 'EFFECT'
  | 'HOURS'
  | 'WEEKDAYS';

export type SettingValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | ExpiryRule
  | CampaignRule['effect']
  | CampaignRule['hours'];

/** Settings of the whole programme, in the order an owner reads them. */
export const programmeSettings = {
  unitName: 'TEXT',
  earnPrice: 'DONG',
  minimumInvoice: 'DONG',
  rounding: 'CHOICE',
  capPerOrder: 'LIMIT',
  capPerDay: 'LIMIT',
  pendingDays: 'DAYS',
  pointValue: 'DONG',
  minimumPoints: 'COUNT',
  ceiling: 'PERCENT',
  holdMinutes: 'MINUTES',
  expiry: 'LIFE',
  metrics: 'CHOICES',
  match: 'CHOICE',
  window: 'CHOICE',
  downgrade: 'CHOICE',
  graceDays: 'DAYS',
  clawback: 'CHOICE',
  ladder: 'LIST',
} as const satisfies Record<string, SettingKind>;
export type SettingName = keyof typeof programmeSettings;

/** Settings of one tier; its name has a sentence of its own. */
export const tierSettings = {
  enterDong: 'DONG',
  keepDong: 'DONG',
  enterOrders: 'COUNT',
  keepOrders: 'COUNT',
  enterEvents: 'COUNT',
  keepEvents: 'COUNT',
  enterPoints: 'COUNT',
  multiplierPercent: 'FACTOR',
  description: 'TEXT',
  look: 'CHOICE',
  perks: 'LIST',
  hidden: 'YES_NO',
  orderDiscountPercent: 'PERCENT',
  pointPriceDiscountPercent: 'PERCENT',
  priceList: 'TEXT',
  entryGiftPoints: 'COUNT',
  expiry: 'LIFE',
} as const satisfies Record<string, SettingKind>;
export type TierSettingName = keyof typeof tierSettings;

/** Settings of one campaign. */
export const campaignSettings = {
  name: 'TEXT',
  effect: 'EFFECT',
  from: 'MOMENT',
  until: 'MOMENT',
  weekdays: 'WEEKDAYS',
  hours: 'HOURS',
  branches: 'SIZE',
  channels: 'LIST',
  tiers: 'LIST',
  skus: 'LIST',
  categories: 'LIST',
  minimumDong: 'DONG',
  group: 'TEXT',
  exclusive: 'YES_NO',
  replacesTier: 'YES_NO',
  priority: 'COUNT',
  usesPerMember: 'LIMIT',
  pointsPerMember: 'LIMIT',
  firstOrders: 'LIMIT',
  budgetPoints: 'LIMIT',
  stoppedAt: 'MOMENT',
} as const satisfies Record<string, SettingKind>;
export type CampaignSettingName = keyof typeof campaignSettings;

interface Step {
  readonly before: SettingValue;
  readonly after: SettingValue;
}

/** One difference between two rule documents, in numbers. */
export type RuleChange =
  | (Step & { readonly kind: 'SETTING'; readonly name: SettingName })
  | { readonly kind: 'EXCLUDED' | 'INCLUDED'; readonly goods: string }
  | { readonly kind: 'TIER_ADDED'; readonly tierName: string; readonly enter: number }
  | { readonly kind: 'TIER_REMOVED'; readonly tierName: string }
  | { readonly kind: 'TIER_NAME'; readonly before: string; readonly after: string }
  | (Step & { readonly kind: 'TIER_SETTING'; readonly tierName: string; readonly name: TierSettingName })
  | { readonly kind: 'CAMPAIGN_ADDED' | 'CAMPAIGN_REMOVED'; readonly campaign: string }
  | (Step & { readonly kind: 'CAMPAIGN_SETTING'; readonly campaign: string; readonly name: CampaignSettingName });
