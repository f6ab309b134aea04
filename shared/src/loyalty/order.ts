import type { BranchId, CampaignId, LotId, OrderRef, RedemptionId, TierId } from '../words/ids.ts';
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

/** Đồng of one line. */
export interface LineAmount {
  readonly lineId: string;
  readonly net: Dong;
}

/** A completed sale as the engine sees it (pos-formats.md E0), whatever system it came from. */
export interface Order {
  readonly ref: OrderRef;
  readonly revision: number;
  readonly businessTime: Instant;
  readonly branch: BranchId | null;
  readonly channel?: string | null;
  readonly lines: readonly OrderLine[];
  /** Spread over all merchandise lines by largest remainder (C2). */
  readonly orderDiscount: Dong;
  /** What vouchers take off each line they cover, as `quoteVouchers` answered (C7). */
  readonly voucherDiscounts?: readonly LineAmount[];
  /** The vouchers behind them: what a full cancel gives back (V08). */
  readonly vouchers?: readonly RedemptionId[];
  /** Shipping, surcharge and tips: paid, but never earn. */
  readonly extras: Dong;
}

/** A campaign that an order met, and what it was allowed and got. */
export interface AppliedCampaign {
  readonly campaign: CampaignId;
  /** The most it may give to this order, by budget and by member; null is without limit. */
  readonly granted: Points | null;
  readonly given: Points;
}

/**
 * What the ledger keeps of a posted order, under its natural key: enough to refuse a second posting, to judge an edit,
 * and for returns, in any number and order, to claw back by the original rule, tier and shares (C6).
 */
export interface OrderState {
  readonly revision: number;
  readonly entrySeq: number;
  readonly ruleVersion: number;
  /** The tier the order met. */
  readonly tierThen: TierId;
  /** The multiplier in force then, in percent: 120 is ×1.2. */
  readonly multiplierPercent: number;
  /** What now counts as net spend. */
  readonly eligible: Dong;
  /** All points it ever gave, bonuses among them. */
  readonly earned: Points;
  /** Points taken back so far, or written off instead. */
  readonly taken: Points;
  /** The lots that paid for it, in the order they were used; empty when it was paid in money alone. */
  readonly spent: readonly LotPart[];
  /** Points of `spent` given back so far. */
  readonly restored: Points;
  /** The lots the order made. */
  readonly lots: readonly LotId[];
  readonly campaigns: readonly AppliedCampaign[];
  /** What the daily cap left for it; null without a cap. It never grows again (decisions 8). */
  readonly dayAllowance: Points | null;
  /** What came back of each line so far. */
  readonly returned: readonly LineAmount[];
  /** Nothing of it is kept: it no longer counts as an order. */
  readonly whole: boolean;
  readonly cancelled: boolean;
}

/** An order as it was posted, and what is known of it since. */
export interface PostedOrder {
  readonly order: Order;
  readonly state: OrderState;
}
