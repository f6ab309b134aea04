import type { HoldId, LotId, TierId } from '../words/ids.ts';
import type { Points } from '../words/points.ts';
import type { Instant, LocalDate } from '../words/vietnam-time.ts';
import type { HoldPurpose, LotPart, TierCondition } from './account.ts';
import type { Counters } from './counters.ts';

/** Makes a lot (C1.1). A zero earn is posted too, without a lot: history still shows the order (E03). */
export interface Credit {
  readonly kind: 'EARN' | 'BONUS' | 'IMPORT';
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

/** Why held points went back: the customer or the shop ended the hold, its time ran out, or it was captured in part. */
export type ReleaseReason = 'CUSTOMER' | 'SHOP' | 'LAPSED' | 'UNCAPTURED';

/** Gives held points back to their lots and closes the hold. */
export interface Release {
  readonly kind: 'RELEASE';
  readonly hold: HoldId;
  readonly points: Points;
  readonly parts: readonly LotPart[];
  readonly because: ReleaseReason;
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

/**
 * Takes back what an order gave: from lots, and as debt what no lot holds any more (C6). `points` is their sum.
 */
export interface Clawback {
  readonly kind: 'CLAWBACK';
  readonly points: Points;
  readonly parts: readonly LotPart[];
  readonly debt: Points;
}

/** A correction in either direction (E19): `points` above zero makes lots of its parts, below zero takes them. */
export interface Adjust {
  readonly kind: 'ADJUST';
  readonly points: Points;
  readonly parts: readonly LotPart[];
  readonly debt: Points;
}

/** Points that should have been taken back and were let go instead (policy CLAMP, F07). Changes no balance. */
export interface WriteOff {
  readonly kind: 'WRITEOFF';
  readonly points: Points;
}

/** Pays debt from lots as soon as there are any (decisions 7). */
export interface Repay {
  readonly kind: 'REPAY';
  readonly points: Points;
  readonly parts: readonly LotPart[];
}

/** Everything of a member moves away: into another member, or out of existence (A01, A04). */
export interface Removal {
  readonly kind: 'MERGE_OUT' | 'ERASE';
  readonly points: Points;
  readonly parts: readonly LotPart[];
  readonly debt: Points;
}

/** What a merged member brings: lots under new names, debt, and what it earned and spent in its life (A01). */
export interface MergeIn {
  readonly kind: 'MERGE_IN';
  readonly points: Points;
  readonly parts: readonly LotPart[];
  readonly debt: Points;
  readonly earned: Points;
  readonly used: Points;
}

/** Lots live to another day after a change of policy (X09). */
export interface Redate {
  readonly kind: 'REDATE';
  readonly dates: readonly { readonly lot: LotId; readonly lastDay: LocalDate | null }[];
}

/** A change of tier; carries no points. */
export interface TierChange {
  readonly kind: 'TIER';
  readonly from: TierId;
  readonly to: TierId;
  /** The business time from which orders meet the new tier. */
  readonly at: Instant;
  readonly since: LocalDate;
  readonly lastDay: LocalDate | null;
  readonly because: readonly TierCondition[];
  readonly manual: boolean;
}

/** One movement inside an entry (decisions 1). All facts, nothing to look up: replaying needs no rules. */
export type Posting =
  | Credit
  | HoldPosting
  | Capture
  | Release
  | Restore
  | Expire
  | Clawback
  | Adjust
  | WriteOff
  | Repay
  | Removal
  | MergeIn
  | Redate
  | TierChange;

/** What an entry changes besides points. */
export interface Counted {
  /** Added to the account's counters by name. */
  readonly counters?: Counters;
  /** The order's business time; the account keeps the latest. */
  readonly orderAt?: Instant;
  /** A purchase keeps all lots alive at least to this day (X08). */
  readonly activeUntil?: LocalDate;
}
