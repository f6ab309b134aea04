import { type Claims, isShared } from '@quaylai/shared/loyalty/campaigns';
import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import type { RuleVersion } from '@quaylai/shared/programme/rule-document';
import type { CampaignId } from '@quaylai/shared/words/ids';
import { noPoints, type Points, points, pointsMax } from '@quaylai/shared/words/points';
import type { Problem } from '@quaylai/shared/words/problems';
import type { World } from '../cloud/world.ts';
import type { Claim, SharedUse } from '../ledger/entry.ts';
import { randomText } from '../ledger/fresh-id.ts';
import type { Guard } from '../ledger/guard.ts';
import type { Meeting } from '../ledger/meet.ts';
import type { Programme } from '../ledger/programme.ts';
import { claimBudget } from './claim.ts';
import { nothingUsed, settleClaim } from './settle.ts';

/** What a decision says of shared budgets: bonus that campaigns give more or less than before, and all they give now. */
export type Giving = Pick<OrderDecision, 'budgets' | 'order'>;

/** What would be decided if so much were claimed; null when it is refused anyway. */
export type Ask = (claims: Claims) => Giving | null;

/** What one posting claims of shared budgets, over all its races. */
export interface OpenClaims {
  /** Claims what the decision wants and has not yet. Problems: BUSY. */
  take(ask: Ask, meeting: Pick<Meeting, 'rules' | 'current'>): Promise<Problem | null>;
  taken(): Claims;
  /** For the entry: what became of each claim. */
  usesOf(giving: Giving): readonly SharedUse[];
  /** Nothing was posted: all goes back. */
  release(): Promise<void>;
}

interface Taken {
  readonly campaign: CampaignId;
  readonly claim: Claim;
}

/** 60 random bits: unlike any other posting's claim. */
const claimIdLength = 12;
const enough = points(pointsMax);

/**
 * Claims by names of this posting's own, never shared with another try of the same order: so that what goes back is
 * never what another has used (I10).
 */
export function openClaims(world: World, programme: Programme, guard: Guard): OpenClaims {
  const claims = new Map<CampaignId, Taken>();
  const real = () => [...claims.values()].filter(({ claim }) => claim.points > 0);

  async function claim({ id: campaign, ...limits }: CampaignRule, { points: wanted, orders }: Change) {
    const note = { id: randomText(world, claimIdLength), at: world.clock(), points: wanted, orders, ...orderOf(guard) };
    const granted = await claimBudget(world, programme, { id: campaign, ...limits }, note);
    if (granted.ok) claims.set(campaign, { campaign, claim: { id: note.id, points: granted.value, orders } });
    return granted;
  }

  return {
    take: async (ask, { rules, current }) => {
      const shared = rules.document.campaigns.filter(isShared);
      // One that gets nothing leaves its place to others, which are asked for in the next round.
      for (let round = 0; round <= shared.length; round++) {
        const assumed = shared.map(({ id }) => ({ campaign: id, points: claims.get(id)?.claim.points ?? enough }));
        const giving = shared.length === 0 ? null : ask(assumed);
        const wanted = giving === null ? [] : changesOf(giving).filter(({ campaign }) => !claims.has(campaign));
        const asked = shared.flatMap((rule) => {
          const change = wanted.find(({ campaign, points: more }) => campaign === rule.id && more > 0);
          return change === undefined ? [] : [claim(asPublished(rule, current), change)];
        });
        if (asked.length === 0) return null;
        for (const granted of await Promise.all(asked)) if (!granted.ok) return granted.problem;
      }
      return null;
    },
    taken: () => [...claims.values()].map(({ campaign, claim: of }) => ({ campaign, points: of.points })),
    usesOf: (giving) =>
      real().map(({ campaign, claim: of }) => {
        const change = changesOf(giving).find((each) => each.campaign === campaign);
        const used = points(Math.max(0, change?.points ?? 0));
        return { campaign, claim: of, points: used, orders: used > 0 ? of.orders : 0 };
      }),
    release: async () => {
      await Promise.all(real().map((one) => settleClaim(world, programme, one, nothingUsed)));
    },
  };
}

interface Change {
  readonly campaign: CampaignId;
  readonly points: Points;
  /** 1 when the order profits for the first time: first-N counts it. */
  readonly orders: 0 | 1;
}

function changesOf({ budgets, order }: Giving): readonly Change[] {
  return budgets.map(({ campaign, points: change }) => {
    const now = order.campaigns.find((applied) => applied.campaign === campaign)?.given ?? noPoints;
    return { campaign, points: change, orders: now === change ? 1 : 0 };
  });
}

/** How much there is in all is what the owner says now, whenever the order was (I10). */
export function asPublished(rule: CampaignRule, { document }: RuleVersion): CampaignRule {
  return document.campaigns.find(({ id }) => id === rule.id) ?? rule;
}

function orderOf(guard: Guard) {
  switch (guard.kind) {
    case 'ORDER':
      return { ref: guard.ref, revision: null };
    case 'REVISION':
      return { ref: guard.ref, revision: guard.revision };
    default:
      throw new Error('only an order or an edit of it claims a budget');
  }
}
