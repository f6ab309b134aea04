import type { BranchId, LotId, OrderRef, TierId } from '../words/ids.ts';
import type { Dong } from '../words/money.ts';
import type { Points } from '../words/points.ts';
import type { Instant } from '../words/vietnam-time.ts';
import type { LotPart } from './account.ts';

export interface OrderLine {
  readonly lineId: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly quantity: number;
  /** Shelf price of the whole line: unit price × quantity, rounded half-up to đồng. */
  readonly gross: Dong;
  /** Discount on this line alone. */
  readonly discount: Dong;
  /** Selling a gift card earns nothing; paying with one does (E24). */
  readonly isGiftCard: boolean;
}

/** A completed sale as the engine sees it (pos-formats.md E0), whatever system it came from. */
export interface Order {
  readonly ref: OrderRef;
  readonly revision: number;
  readonly businessTime: Instant;
  readonly branch: BranchId | null;
  readonly lines: readonly OrderLine[];
  /** Spread over all merchandise lines by largest remainder (C2). */
  readonly orderDiscount: Dong;
  /** Shipping, surcharge and tips: paid, but never earn. */
  readonly extras: Dong;
}

/**
 * What the ledger keeps of a posted order, under its natural key: enough to refuse a second posting, to judge an edit,
 * and for a later return to claw back by the original rule, tier and shares (C6).
 */
export interface OrderState {
  readonly revision: number;
  readonly entrySeq: number;
  readonly ruleVersion: number;
  /** The tier the order met. */
  readonly tierThen: TierId;
  /** The multiplier in force then, in percent: 120 is ×1.2. */
  readonly multiplierPercent: number;
  readonly eligible: Dong;
  readonly earned: Points;
  /** The lots that paid for it, in the order they were used; empty when it was paid in money alone. */
  readonly spent: readonly LotPart[];
  /** The lot the order made; null when it earned nothing. */
  readonly lot: LotId | null;
}
