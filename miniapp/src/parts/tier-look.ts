import type { RuleDocument } from '@quaylai/shared/programme/rule-document';

/** How a tier's card looks: a gradient of two stops and a text colour readable on both (tested). */
export interface TierLook {
  readonly from: string;
  readonly to: string;
  readonly ink: string;
}

export type LookName = RuleDocument['tiers'][number]['look'];

/** The look as a card's style: its gradient and the text on it. */
export function lookStyle(look: LookName): { readonly background: string; readonly color: string } {
  const { from, to, ink } = tierLooks[look];
  return { background: `linear-gradient(135deg, ${from}, ${to})`, color: ink };
}

const darkInk = '#1F1B16';

export const tierLooks: Readonly<Record<LookName, TierLook>> = {
  copper: { from: '#7A3E1B', to: '#A35F38', ink: '#FFFFFF' },
  silver: { from: '#E3E8ED', to: '#AFBAC6', ink: darkInk },
  honey: { from: '#F6DD9B', to: '#DBA73F', ink: darkInk },
  ice: { from: '#083640', to: '#23707D', ink: '#FFFFFF' },
  plain: { from: '#2C2722', to: '#4A433B', ink: '#FFFFFF' },
};
