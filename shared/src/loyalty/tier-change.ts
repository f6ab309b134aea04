import { type Instant, localDateOf } from '../words/vietnam-time.ts';
import type { Account, TierStanding } from './account.ts';
import type { TierChange } from './posting.ts';

/** A standing that a member can claim. */
export type Claim = Pick<TierStanding, 'id' | 'because' | 'lastDay'>;

/** The posting that gives it, from a moment on. */
export function tierChange(account: Account, { id, because, lastDay }: Claim, at: Instant): TierChange {
  return {
    kind: 'TIER',
    from: account.tier.id,
    to: id,
    at,
    since: localDateOf(at),
    lastDay,
    because,
    manual: false,
  };
}
