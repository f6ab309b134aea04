import type { OrderDecision } from '@quaylai/shared/loyalty/decision';
import { decideOrder } from '@quaylai/shared/loyalty/order-completed';
import { type CampaignRule, campaignRule } from '@quaylai/shared/programme/campaign-rule';
import { defaultRules } from '@quaylai/shared/programme/default-rules';
import type { CampaignId, MemberId } from '@quaylai/shared/words/ids';
import { type Budget, listBudgets } from '../../src/budgets/budget.ts';
import { postOrder } from '../../src/budgets/post-order.ts';
import type { Programme } from '../../src/ledger/programme.ts';
import type { Guarded } from '../../src/ledger/transact.ts';
import type { TestWorld } from '../engine.ts';
import { bill } from '../ledger/counter.ts';

/** ×2 on everything, unless it says otherwise. */
export const campaign = (id: string, rule: Record<string, unknown> = {}): CampaignRule =>
  campaignRule.parse({ id, name: `Chiến dịch ${id}`, effect: { kind: 'MULTIPLY', percent: 200 }, ...rule });

/** One tier only: whoever buys much stays at ×1. */
export const withCampaigns = (...campaigns: readonly CampaignRule[]) => ({
  ...defaultRules,
  tiers: defaultRules.tiers.slice(0, 1),
  campaigns: [...campaigns],
});

interface Sold {
  readonly channel?: string;
  readonly businessTime?: number;
  readonly requestHash?: string;
  readonly beside?: readonly Guarded[];
}

/** A completed order, as every caller posts it; answers what it earned, or why not. */
export async function sell(
  world: TestWorld,
  programme: Programme,
  member: MemberId,
  [orderId, amount]: readonly [string, number],
  { channel, businessTime = world.clock(), requestHash = orderId, beside = [] }: Sold = {},
) {
  const order = { ...bill(orderId, amount, businessTime), channel: channel ?? null };
  return postOrder<OrderDecision, { readonly points: number }>(world, {
    programme,
    member,
    guard: { kind: 'ORDER', ref: order.ref, revision: order.revision, requestHash },
    businessTime: order.businessTime,
    actor: { kind: 'INTEGRATION', id: 'pos' },
    branch: order.branch,
    reason: null,
    decide: (account, { rules, now, claims }) => decideOrder(account, { order, payment: null, claims }, rules, now),
    beside: () => beside,
    answer: ({ decision }) => ({ status: 201, body: { points: decision.order.earned } }),
  });
}

export async function budgetOf(world: TestWorld, programme: Programme, id: string): Promise<Budget> {
  const budgets = await listBudgets(world.table, programme);
  const none: Budget = { campaign: id as CampaignId, points: 0 as Budget['points'], orders: 0, claims: [] };
  return budgets.find((budget) => budget.campaign === id) ?? none;
}

/** What a sale earned; its problem when it was refused. */
export function earnedBy(posted: Awaited<ReturnType<typeof sell>>): number | string {
  if (!posted.ok) return posted.problem.code;
  return posted.value.kind === 'KNOWN_ORDER' ? posted.value.relation : posted.value.reply.body.points;
}
