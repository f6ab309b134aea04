import type { HoldId, LotId, RewardId, TierId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Instant, LocalDate } from '../words/vietnam-time.ts';
import type { HoldPurpose, LotPart } from './account.ts';

/** Makes a lot (C1.1). A zero earn is posted too, without a lot: history still shows the order (E03). */
export interface Credit {
  readonly kind: 'EARN' | 'BONUS';
  readonly points: Points;
  readonly availableAt: Instant;
  readonly lastDay: LocalDate | null;
}

/** Sets points aside. */
export interface HoldPosting {
  readonly kind: 'HOLD';
  readonly hold: HoldId;
  readonly points: Points;
  readonly parts: readonly LotPart[];
  readonly expiresAt: Instant;
  readonly purpose: HoldPurpose;
}

/** Spends: from a hold, or at once from lots when the customer confirmed in the same breath (`hold` null). */
export interface Capture {
  readonly kind: 'CAPTURE';
  readonly hold: HoldId | null;
  readonly points: Points;
  readonly parts: readonly LotPart[];
}

/** Gives held points back to their lots and closes the hold's share. */
export interface Release {
  readonly kind: 'RELEASE';
  readonly hold: HoldId;
  readonly points: Points;
  readonly parts: readonly LotPart[];
}

/** Gives spent points back: to their lots, or to a new lot when those are past their day (C6). */
export interface Restore {
  readonly kind: 'RESTORE';
  readonly points: Points;
  readonly parts: readonly LotPart[];
}

/** Points of one lot whose last day has passed. */
export interface Expire {
  readonly kind: 'EXPIRE';
  readonly lot: LotId;
  readonly points: Points;
}

/** A change of tier; carries no points. */
export interface TierChange {
  readonly kind: 'TIER';
  readonly from: TierId;
  readonly to: TierId;
  readonly since: LocalDate;
  readonly lastDay: LocalDate | null;
}

/** One movement inside an entry (decisions 1). All facts, nothing to look up: replaying needs no rules. */
export type Posting = Credit | HoldPosting | Capture | Release | Restore | Expire | TierChange;

/** How an entry changes what is counted beside points. */
export interface Counted {
  /** Net spend added to a year. */
  readonly spend?: { readonly year: string; readonly dong: number };
  /** Redemptions added to (1) or taken from (−1) a reward's count. */
  readonly redeemed?: { readonly reward: RewardId; readonly change: 1 | -1 };
}
