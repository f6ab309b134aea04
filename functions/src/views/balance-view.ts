import type { Balance, TierView } from '@quaylai/shared/api/member-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { TierRule } from '@quaylai/shared/programme/rule-document';
import { noPoints, type Points, points } from '@quaylai/shared/words/points';
import { formatInstant, type Instant } from '@quaylai/shared/words/vietnam-time';

/** What a member has as of a moment (C1.2). */
export function balanceView(account: Account, now: Instant): Balance {
  // Taken by hand and then once more with its order, points can be earned less often than lost: a person sees none.
  const lifetimeEarned = atLeastNone(account.lifetimeEarned);
  const lifetimeSpent = atLeastNone(account.lifetimeSpent);
  const buckets = bucketsAt(account, now);
  const heldUntil = buckets.heldUntil === null ? null : formatInstant(buckets.heldUntil);
  return { ...buckets, heldUntil, lifetimeEarned, lifetimeSpent };
}

const atLeastNone = (amount: Points): Points => points(Math.max(noPoints, amount));

export function tierView(tier: TierRule): TierView {
  const { id, name, description, look, multiplierPercent, perks } = tier;
  const { enterDong, keepDong, enterOrders, enterEvents, enterPoints } = tier;
  const steps = { enterDong, keepDong, enterOrders, enterEvents, enterPoints };
  return { id, name, description, look, ...steps, multiplierPercent, perks: [...perks] };
}
