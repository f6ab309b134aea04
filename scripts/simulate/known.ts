import type { EnvironmentKeys } from '@quaylai/functions/cloud/secrets';
import type {
  BranchId,
  CorrectionId,
  HoldId,
  MemberId,
  RedemptionId,
  RewardId,
  SpendRequestId,
} from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Shop } from './stage.ts';

/** What the players have heard of so far: which redemption, which hold there is to act on. */
export interface Known {
  readonly redemptions: {
    readonly shop: number;
    readonly member: MemberId;
    readonly redemption: RedemptionId;
    /** Of a voucher. */
    readonly code: string | null;
    /** Where a voucher was last presented: a bill of that branch can take it. */
    shownAt: BranchId | null;
  }[];
  readonly holds: { readonly shop: number; readonly member: MemberId; readonly hold: HoldId; readonly order: string }[];
  /** What was pushed last of an order: what an edit or a return is about. */
  readonly orders: Map<
    string,
    { readonly member: string; readonly amount: number; readonly vouchers: readonly string[]; revision: number }
  >;
  /** Bills of the counter, the newest first. */
  readonly sold: { readonly shop: number; readonly member: MemberId; readonly seq: number; readonly orderId: string }[];
  readonly corrections: {
    readonly shop: number;
    readonly member: MemberId;
    readonly correction: CorrectionId;
    readonly askedBy: number;
  }[];
  /** What customers were asked on their phones: the visit is there once they agreed and the till has heard it. */
  readonly asked: {
    readonly shop: number;
    readonly member: MemberId;
    readonly player: number;
    readonly request: SpendRequestId;
    readonly staff: number;
    readonly points: number;
    visit: string | null;
  }[];
  /** By shop and person: as whom they joined anew. */
  readonly joined: Map<string, MemberId>;
}

export const nothingKnown = (): Known => ({
  redemptions: [],
  holds: [],
  orders: new Map(),
  sold: [],
  corrections: [],
  asked: [],
  joined: new Map(),
});

export interface At {
  readonly shops: readonly Shop[];
  readonly known: Known;
  readonly now: Instant;
  /** Signs what the customer's phone shows. */
  readonly keys: Pick<EnvironmentKeys, 'qrKeys' | 'posterKey'>;
  /** Of the intent: the same however often it is tried. */
  readonly key: string;
  /** What the owner's screen shows of a reward when the edit begins. */
  readonly versionOf: (shop: Shop, reward: RewardId) => number;
  /** The latest version of the rules on the owner's screen. */
  readonly rulesOf: (shop: Shop) => number;
}
