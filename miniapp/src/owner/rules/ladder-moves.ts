import type { TierRule } from '@quaylai/shared/programme/rule-document';
import { type Draft, typed } from './draft.ts';

/** What a step asks stays with the step when tiers change places, so that the ladder always rises (C5). */
const askedOf = ({ enterDong, keepDong, enterOrders, keepOrders, enterEvents, keepEvents, enterPoints }: TierRule) => ({
  enterDong,
  keepDong,
  enterOrders,
  keepOrders,
  enterEvents,
  keepEvents,
  enterPoints,
});

/** The tier changes places with its neighbour; answers the same draft at the ladder's ends. */
export function moved(draft: Draft, at: number, by: 1 | -1): Draft {
  const [tier, other] = [draft.tiers[at], draft.tiers[at + by]];
  if (!tier || !other) return draft;
  const tiers = [...draft.tiers];
  tiers[at] = { ...other, ...askedOf(tier) };
  tiers[at + by] = { ...tier, ...askedOf(other) };
  return { ...draft, tiers };
}

const enterDongFirst = 1_000_000;
const keepShare = 0.8;

/** A new step above the highest, twice as far in whatever is measured, so that the ladder stays in order. */
export function withNewTier(draft: Draft, id: TierRule['id'], name: string): Draft {
  const top = draft.tiers.at(-1);
  if (!top) return draft;
  const next = (asked: number): number => asked * 2 || 0;
  const enterDong = Math.max(enterDongFirst, next(top.enterDong));
  const counted = draft.tiering.metrics.filter((metric) => metric !== 'NET_SPEND').length > 0 ? 1 : 0;
  const tier: TierRule = {
    ...top,
    id,
    name: freeName(draft, name),
    description: '',
    perks: [],
    enterDong: typed(enterDong),
    keepDong: typed(Math.round(enterDong * keepShare)),
    enterOrders: Math.max(counted, next(top.enterOrders)),
    keepOrders: next(top.keepOrders),
    enterEvents: Math.max(counted, next(top.enterEvents)),
    keepEvents: next(top.keepEvents),
    enterPoints: typed(Math.max(counted, next(top.enterPoints))),
    entryGiftPoints: typed(0),
    hidden: false,
  };
  return { ...draft, tiers: [...draft.tiers, tier] };
}

function freeName({ tiers }: Draft, name: string): string {
  const taken = tiers.filter((tier) => tier.name.startsWith(name)).length;
  return taken === 0 ? name : `${name} ${taken + 1}`;
}

/**
 * Without the tier. Campaigns for it and others keep the others; one for it alone is left as it is, because with an
 * empty list it would suddenly be for everybody: the check then asks the owner.
 */
export function withoutTier(draft: Draft, id: TierRule['id']): Draft {
  const campaigns = draft.campaigns.map((campaign) => {
    const tiers = campaign.tiers.filter((tier) => tier !== id);
    return tiers.length === 0 ? campaign : { ...campaign, tiers };
  });
  const [lowest, ...others] = draft.tiers.filter((tier) => tier.id !== id);
  const first = draft.tiers[0];
  if (!lowest || !first) return draft;
  // Whatever becomes the lowest asks for nothing.
  return { ...draft, campaigns, tiers: [{ ...lowest, ...askedOf(first) }, ...others] };
}
