import type { Balance, TierView } from '@quaylai/shared/api/member-models';
import type { Account } from '@quaylai/shared/loyalty/account';
import { bucketsAt } from '@quaylai/shared/loyalty/buckets';
import type { TierRule } from '@quaylai/shared/programme/rule-document';
import type { Instant } from '@quaylai/shared/words/vietnam-time';

/** What a member has as of a moment (C1.2). */
export function balanceView(account: Account, now: Instant): Balance {
  const { lifetimeEarned, lifetimeSpent } = account;
  return { ...bucketsAt(account, now), lifetimeEarned, lifetimeSpent };
}

export function tierView(tier: TierRule): TierView {
  const { id, name, description, look, enterDong, keepDong, multiplierPercent, perks } = tier;
  return { id, name, description, look, enterDong, keepDong, multiplierPercent, perks: [...perks] };
}
