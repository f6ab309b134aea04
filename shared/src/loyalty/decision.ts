import type { CampaignId, TierId } from '../words/ids.ts';
import type { Dong } from '../words/money.ts';
import type { Points } from '../words/points.ts';
import type { Account } from './account.ts';
import type { CampaignBonus } from './earn-formula.ts';
import type { OrderState } from './order.ts';
import type { Counted, Posting } from './posting.ts';

/** The numbers behind an earn, kept in the entry so that it can explain itself for ever (A06). */
export interface EarnArithmetic {
  readonly kind: 'EARN';
  /** Everything on the bill, extras too: gross − discounts − excluded − paidByPoints = eligible. */
  readonly gross: Dong;
  readonly discounts: Dong;
  /** Lines that may not earn, after discounts: excluded goods, gift cards, extras. */
  readonly excluded: Dong;
  readonly paidByPoints: Dong;
  readonly eligible: Dong;
  readonly dongPerPoint: Dong;
  /** 120 is ×1.2. */
  readonly multiplierPercent: number;
  readonly reason: 'BELOW_MIN_INVOICE' | null;
  /** All points it gave, bonuses among them. */
  readonly earned: Points;
  /** ΣE by multiplier, when campaigns made it differ between lines or from the tier's. */
  readonly weighted?: readonly { readonly eligible: Dong; readonly multiplierPercent: number }[];
  readonly campaigns?: readonly CampaignBonus[];
  /** Cut off by a cap (E14, E15). */
  readonly trimmed?: Points;
}

/** The numbers behind a spend. */
export interface SpendArithmetic {
  readonly kind: 'SPEND';
  readonly points: Points;
  /** What the points paid for; null when they bought a reward. */
  readonly dong: Dong | null;
}

/** The numbers behind a return, a cancel or an edit: what the order gives now against what it gave (C6). */
export interface ReturnArithmetic {
  readonly kind: 'RETURN' | 'EDIT';
  /** Net of the lines that came back this time; 0 for an edit. */
  readonly returned: Dong;
  /** What is left to earn on. */
  readonly eligible: Dong;
  readonly earned: Points;
  readonly target: Points;
  readonly expired: Points;
  /** Taken back by earlier returns. */
  readonly takenBefore: Points;
  readonly taken: Points;
  readonly restored: Points;
  /** Money to give back to the customer. */
  readonly cash: Dong;
}

export type Arithmetic = EarnArithmetic | SpendArithmetic | ReturnArithmetic;

/** The answer of the engine to one operation: what to post, and what the account is after it. */
export interface Decision {
  readonly postings: readonly Posting[];
  readonly counted: Counted;
  /** The tier the operation met, before any change it makes (C2). */
  readonly tierThen: TierId;
  readonly arithmetic: Arithmetic | null;
  /** `evolve(account, …)` of exactly these postings: replay gives the same (I7). */
  readonly account: Account;
}

/** A decision about an order, with what the ledger keeps under the order's natural key. */
export interface OrderDecision extends Decision {
  readonly order: OrderState;
  /** Bonus that campaigns gave (above zero) or got back (below): what shared budgets are settled by (C8). */
  readonly budgets: readonly { readonly campaign: CampaignId; readonly points: Points }[];
}
