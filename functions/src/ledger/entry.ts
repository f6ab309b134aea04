import type { Arithmetic } from '@quaylai/shared/loyalty/decision';
import type { Counted, Posting } from '@quaylai/shared/loyalty/posting';
import type { BranchId, CampaignId, MemberId, OrderRef, TierId } from '@quaylai/shared/words/ids';
import type { Points } from '@quaylai/shared/words/points';
import type { Instant } from '@quaylai/shared/words/vietnam-time';

/** Who caused an entry. */
export interface Actor {
  readonly kind: 'MEMBER' | 'STAFF' | 'INTEGRATION' | 'SYSTEM';
  readonly id: string;
}

/** Why, without a person's own words: those live with the personal data, only their digest here (decisions 9). */
export interface Reason {
  readonly code: string;
  readonly digest: string | null;
}

/** What an entry took of a campaign's shared budget, or, below zero, gave back to it (C8). */
export interface SharedUse {
  readonly campaign: CampaignId;
  /** The claim it drew on; null when it gave back. */
  readonly claim: Claim | null;
  readonly points: Points;
  /** Orders that profit more, or fewer: what first-N counts. */
  readonly orders: number;
}

/** What was set aside of a shared budget before a posting (decisions 4). */
export interface Claim {
  readonly id: string;
  readonly points: Points;
  readonly orders: 0 | 1;
}

/** One immutable fact of a member's history: one operation, its postings, and the arithmetic behind them. */
export interface Entry {
  readonly seq: number;
  /** When the world did it; decides rule, tier and period (C1.7). */
  readonly businessTime: Instant;
  /** When we wrote it; decides only the order. */
  readonly receivedAt: Instant;
  readonly postings: readonly Posting[];
  readonly counted: Counted;
  readonly tierThen: TierId;
  readonly arithmetic: Arithmetic | null;
  readonly ruleVersion: number;
  readonly actor: Actor;
  readonly branch: BranchId | null;
  readonly reason: Reason | null;
  /** The order behind it, when there is one. */
  readonly order: OrderRef | null;
  /** Of a merge, the member on its other side. */
  readonly other?: MemberId;
  /** Points in live lots before and after, debt subtracted. */
  readonly before: Points;
  readonly after: Points;
  /** Left out when no shared budget is touched. */
  readonly shared?: readonly SharedUse[];
}

/** An entry in its place in the chain. */
export interface ChainedEntry {
  readonly entry: Entry;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}
