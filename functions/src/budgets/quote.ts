import { isRunning, isShared } from '@quaylai/shared/loyalty/campaigns';
import { withStops } from '@quaylai/shared/programme/emergency-stop';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { World } from '../cloud/world.ts';
import type { Meeting } from '../ledger/meet.ts';
import type { Programme } from '../ledger/programme.ts';
import { budgetKey, leftOf, readBudget, untouched } from './budget.ts';
import { asPublished } from './claims.ts';
import type { OrderMeeting } from './post-order.ts';

/**
 * What an order would meet if it were posted now: its rules, and what shared budgets still hold, so that a preview
 * promises no bonus that is used up (C01). Reads nothing when no shared campaign runs; claims nothing.
 */
export async function quoteMeeting(
  { table, clock }: Pick<World, 'table' | 'clock'>,
  programme: Programme,
  rulesOf: Pick<Meeting, 'rules' | 'current'>,
  businessTime: Instant,
): Promise<OrderMeeting> {
  const now = clock();
  const rules = withStops(rulesOf.rules, rulesOf.current);
  const shared = rules.document.campaigns.filter((rule) => isShared(rule) && isRunning(rule, businessTime, now));
  const items = shared.length === 0 ? [] : await table.batchGet(shared.map(({ id }) => budgetKey(programme, id)));
  const claims = shared.map((rule, place) => {
    const item = items[place] ?? null;
    const left = leftOf(asPublished(rule, rulesOf.current), item === null ? untouched : readBudget(item));
    return { campaign: rule.id, points: left };
  });
  return { rules, now, claims };
}
