import type { CampaignRule } from '@quaylai/shared/programme/campaign-rule';
import type { CampaignId, OrderRef } from '@quaylai/shared/words/ids';
import { noPoints, type Points, points, pointsMax } from '@quaylai/shared/words/points';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table } from '../cloud/table.ts';
import type { Claim } from '../ledger/entry.ts';
import { budgetPartition, keyPart } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** Points set aside for an order that is not known to be posted yet: enough to find the order again. */
export interface ClaimNote extends Claim {
  readonly at: Instant;
  readonly ref: OrderRef;
  /** Of an edit; null of the order's first posting. */
  readonly revision: number | null;
}

/** What is used of a campaign by all members, claims under way among it; outside every ledger transaction (C8). */
export interface Budget {
  readonly campaign: CampaignId;
  readonly points: Points;
  readonly orders: number;
  readonly claims: readonly ClaimNote[];
}

/** What all members together may have of a campaign; null is without limit. */
export type SharedLimits = Pick<CampaignRule, 'id' | 'budgetPoints' | 'firstOrders'>;

const usedFrom = 'USED#';
const usedTo = 'USED#~';
const claimPrefix = 'c:';

export const budgetKey = (programme: Programme, campaign: CampaignId): Key => ({
  pk: budgetPartition(programme),
  sk: `${usedFrom}${keyPart(campaign)}`,
});

/** The attribute that notes a claim. Each by itself, so that the item needs no making before its first claim. */
export const noteName = (claim: string): string => `${claimPrefix}${claim}`;

export const noteOf = ({ at, points: amount, orders, ref, revision }: ClaimNote) =>
  [at, amount, orders, ref.source, ref.orderId, revision] as const;

export function readBudget(item: Item): Budget {
  return {
    campaign: item.sk.slice(usedFrom.length) as CampaignId,
    points: (item['u'] ?? noPoints) as Points,
    orders: (item['o'] ?? 0) as number,
    claims: Object.entries(item).flatMap(([name, note]) =>
      name.startsWith(claimPrefix) ? [readNote(name, note)] : [],
    ),
  };
}

function readNote(name: string, note: unknown): ClaimNote {
  const [at, amount, orders, source, orderId, revision] = note as ReturnType<typeof noteOf>;
  return { id: name.slice(claimPrefix.length), at, points: amount, orders, ref: { source, orderId }, revision };
}

export const untouched: Pick<Budget, 'points' | 'orders'> = { points: noPoints, orders: 0 };

/** The most one order may still have of a campaign: nothing once its orders are counted (C01). */
export function leftOf({ budgetPoints, firstOrders }: SharedLimits, used: Pick<Budget, 'points' | 'orders'>): Points {
  if (firstOrders !== null && used.orders >= firstOrders) return noPoints;
  return points(budgetPoints === null ? pointsMax : Math.max(0, budgetPoints - used.points));
}

const pageSize = 100;

/** Every campaign that somebody has ever had something of. */
export async function listBudgets(table: Table, programme: Programme): Promise<readonly Budget[]> {
  const budgets: Budget[] = [];
  let after: string | undefined;
  do {
    const range = { pk: budgetPartition(programme), from: usedFrom, to: usedTo, limit: pageSize, consistent: true };
    const { items, next }: Awaited<ReturnType<Table['query']>> = await table.query({ ...range, after });
    budgets.push(...items.map(readBudget));
    after = next ?? undefined;
  } while (after !== undefined);
  return budgets;
}
