import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import type { RuleDocument, TierRule } from '@quaylai/shared/programme/rule-document';
import { forget, keep, recall } from '../../zalo/storage.ts';

/** A draft has the document's shape; an emptied number travels as null and the server's check says so beside the field. */
export type Draft = RuleDocument;

export interface KeptDraft {
  /** The latest version when the draft was begun: a newer one since then is said, never silently overwritten. */
  readonly basedOn: number;
  readonly document: Draft;
}

const key = 'rules-draft';

/** The unpublished draft of this phone; one without the settings of today's documents takes them from the rules in force. */
export function keptDraft(active: RuleDocument): KeptDraft | null {
  const kept = recall(key) as Partial<KeptDraft> | null;
  if (typeof kept?.basedOn !== 'number' || kept.document?.schema !== 1) return null;
  return { basedOn: kept.basedOn, document: { ...active, ...kept.document } };
}

export const keepDraft = (draft: KeptDraft): void => keep(key, draft);
export const dropDraft = (): void => forget(key);

/** Puts a typed number into the draft; an emptied box travels as null and is refused by name. */
export const typed = <Value extends number>(value: number | null): Value => value as Value;

/** The same for a box that may stay empty: null is then a value of its own. */
export const typedOrNone = <Value extends number>(value: number | null): Value | null => value as Value | null;

export const withTier = (draft: Draft, at: number, change: Partial<TierRule>): Draft => ({
  ...draft,
  tiers: draft.tiers.map((tier, i) => (i === at ? { ...tier, ...change } : tier)),
});

export const withCampaign = (draft: Draft, at: number, change: Partial<CampaignRule>): Draft => ({
  ...draft,
  campaigns: draft.campaigns.map((campaign, i) => (i === at ? { ...campaign, ...change } : campaign)),
});

const items = (lines: readonly string[]): string[] => lines.map((line) => line.trim()).filter(Boolean);

/** The draft as it is sent: a line just begun in a list is not yet an item. */
export const cleaned = (draft: Draft): Draft => ({
  ...draft,
  exclusions: {
    skus: items(draft.exclusions.skus),
    categories: items(draft.exclusions.categories),
  },
  tiers: draft.tiers.map((tier) => ({ ...tier, perks: items(tier.perks) })),
  campaigns: draft.campaigns.map((campaign) => ({
    ...campaign,
    skus: items(campaign.skus),
    categories: items(campaign.categories),
    channels: items(campaign.channels),
  })),
});
