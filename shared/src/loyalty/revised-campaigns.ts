import type { RuleVersion } from '../programme/rule-document.ts';
import { noPoints, type Points, points } from '../words/points.ts';
import type { Account } from './account.ts';
import { type Claims, claimedFor, isShared, type MetCampaign, memberGrant } from './campaigns.ts';
import { bonusFrom, type Counters, usesOf } from './counters.ts';
import type { Earned } from './earn-formula.ts';
import type { AppliedCampaign, OrderState } from './order.ts';

/** Bonus that a campaign gave more (above zero) or got back (below). */
export interface BudgetChange {
  readonly campaign: AppliedCampaign['campaign'];
  readonly points: Points;
}

/**
 * The campaigns that an order met, and the most each may now give. What a shared one got back is no longer the order's:
 * to give it again it is claimed again (I10). A member's limit binds an order that counts again after a cancel (C06).
 */
export function metAgain(
  account: Account,
  { campaigns }: OrderState,
  claims: Claims,
  { document }: RuleVersion,
): readonly MetCampaign[] {
  return campaigns.flatMap(({ campaign, granted, given }): readonly MetCampaign[] => {
    const rule = document.campaigns.find(({ id }) => id === campaign);
    if (rule === undefined) return [];
    const shared = isShared(rule) ? points(given + claimedFor(rule, claims)) : granted;
    return [{ rule, granted: lower(shared, memberGrant(rule, account, given)) }];
  });
}

function lower(one: Points | null, other: Points | null): Points | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** The bonus that this campaign gives the order as it now stands. */
export function givenNow({ campaign }: AppliedCampaign, { campaigns }: Earned): Points {
  return campaigns.find((bonus) => bonus.campaign === campaign)?.given ?? noPoints;
}

export function budgetChanges(state: OrderState, earned: Earned): readonly BudgetChange[] {
  return state.campaigns
    .map((applied) => ({ campaign: applied.campaign, points: points(givenNow(applied, earned) - applied.given) }))
    .filter((budget) => budget.points !== 0);
}

/** What the revision changes of the member's uses of each campaign, and of what each gave them (C8). */
export function campaignCounters({ campaigns }: OrderState, earned: Earned): Counters {
  const known = campaigns.map((applied) => ({ ...applied, now: givenNow(applied, earned) }));
  const uses = known.map(({ campaign, given, now }) => [usesOf(campaign), sign(now) - sign(given)] as const);
  const bonuses = known.map(({ campaign, given, now }) => [bonusFrom(campaign), now - given] as const);
  return Object.fromEntries([...uses, ...bonuses].filter(([, change]) => change !== 0));
}

function sign(given: Points): 0 | 1 {
  return given > 0 ? 1 : 0;
}
