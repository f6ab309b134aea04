import { createHash } from 'node:crypto';
import type { ReturnInput } from '@quaylai/shared/api/return-models';
import type { RevisedDecision } from '@quaylai/shared/loyalty/order-revised';
import { tierRule } from '@quaylai/shared/loyalty/tiers';
import type { RuleDocument } from '@quaylai/shared/programme/rule-document';
import type { Dong } from '@quaylai/shared/words/money';
import type { Points } from '@quaylai/shared/words/points';

/** What a return does, to the point: shown before, and posted if nothing changed meanwhile (decisions 16). */
export interface ReturnFacts {
  readonly returnedDong: Dong;
  readonly pointsRestored: Points;
  readonly pointsTaken: Points;
  readonly cashDong: Dong;
  readonly tierAfter: string | null;
}

/** `today` names the tiers as they are called now. */
export function returnFacts({ arithmetic, postings }: RevisedDecision, today: RuleDocument): ReturnFacts {
  const { returned, restored, taken, cash } = arithmetic;
  const change = postings.findLast((posting) => posting.kind === 'TIER');
  return {
    returnedDong: returned,
    pointsRestored: restored,
    pointsTaken: taken,
    cashDong: cash,
    tierAfter: change === undefined ? null : tierRule(today, change.to).name,
  };
}

/** Stands for what the cashier saw. */
export function returnHash({ order, lines, amountDong }: ReturnInput, facts: ReturnFacts): string {
  return createHash('sha256')
    .update(JSON.stringify([order.source, order.orderId, lines, amountDong, facts]))
    .digest('base64url');
}
