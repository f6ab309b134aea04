import type { HoldId, LotId, RedemptionId, RewardId, TierId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Instant, LocalDate } from '../words/vietnam-time.ts';
import type { CounterKey, Counters } from './counters.ts';

/** What is left of one positive posting (C1.1). Held points are already out of `remaining` (R15). */
export interface Lot {
  readonly id: LotId;
  readonly remaining: Points;
  readonly availableAt: Instant;
  /** The last day it can be spent, inclusive; null never expires. */
  readonly lastDay: LocalDate | null;
}

/** A share of a lot, with what is needed to give it back after the lot itself is used up. */
export interface LotPart {
  readonly lot: LotId;
  readonly points: Points;
  readonly availableAt: Instant;
  readonly lastDay: LocalDate | null;
}

export type HoldPurpose =
  | { readonly kind: 'PAYMENT'; readonly orderId: string }
  | { readonly kind: 'REWARD'; readonly rewardId: RewardId; readonly redemptionId: RedemptionId };

/** Points set aside until captured, voided or past `expiresAt` (C3); its parts were fixed first-in first-out when made. */
export interface Hold {
  readonly id: HoldId;
  readonly parts: readonly LotPart[];
  readonly expiresAt: Instant;
  readonly purpose: HoldPurpose;
}

/** A measure that must be reached: a counter, or the points ever earned. */
export interface TierCondition {
  readonly counter: CounterKey | 'lifetime';
  readonly atLeast: number;
}

export interface TierStanding {
  readonly id: TierId;
  readonly since: LocalDate;
  /** The last day this standing is promised; null for the lowest tier and for life. */
  readonly lastDay: LocalDate | null;
  /** What gave it, by the rules of then: a return that undoes it costs the tier (T08), a new threshold does not (T12). */
  readonly because: readonly TierCondition[];
  /** Given by hand: a floor until its last day (T11). */
  readonly manual: boolean;
}

/** A tier held earlier, until the business time of the event that ended it: what a late order meets (decisions 6). */
export interface PastTier extends TierStanding {
  readonly until: Instant;
}

/**
 * All that decides a member's balance and tier: a function of the member's entries (I7), kept beside them so that
 * one read suffices. Bounded: live lots, open holds and running periods only, never history.
 */
export interface Account {
  /** The sequence number of the last entry; 0 before the first. */
  readonly version: number;
  readonly joinedOn: LocalDate;
  /** In consumption order: last day first, null last, then available, then id (C1.3). */
  readonly lots: readonly Lot[];
  readonly holds: readonly Hold[];
  /** The last few holds that ran out, so that a late capture hears HOLD_EXPIRED whichever write came between (R04). */
  readonly lapsed: readonly HoldId[];
  readonly debt: Points;
  readonly tier: TierStanding;
  /** Oldest first, at most `pastTiersMax`. */
  readonly pastTiers: readonly PastTier[];
  /** The latest business time of an order; null before the first. */
  readonly lastOrderAt: Instant | null;
  /** Net spend by period, orders, redemptions that count against a limit (V14): by name, zeros left out. */
  readonly counters: Counters;
  readonly lifetimeEarned: Points;
  readonly lifetimeSpent: Points;
}

/** What a member is shown (C1.2), as of one moment. */
export interface Buckets {
  readonly available: Points;
  readonly held: Points;
  readonly pending: Points;
  readonly debt: Points;
  /** Available points whose last day is within 30 days. */
  readonly expiringSoon: Points;
  /** The first last day among them; null when nothing expires within 30 days. */
  readonly expiringOn: LocalDate | null;
  /** The day from which the first of the pending points can be spent; null when none are pending. */
  readonly pendingOn: LocalDate | null;
  /** When the first open hold runs out; null without one. */
  readonly heldUntil: Instant | null;
}
