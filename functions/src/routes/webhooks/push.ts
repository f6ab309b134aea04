import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { PushedOrder } from '@quaylai/shared/api/webhook-routes';
import type { IntegrationId, MemberId } from '@quaylai/shared/words/ids';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Programme } from '../../ledger/programme.ts';
import type { BusinessTime } from '../../pos/business-time.ts';

/** One pushed order or return, from a proven sender, at a time that was readable. */
export interface Push {
  readonly programme: Programme;
  readonly integration: IntegrationId;
  readonly body: PushedOrder;
  readonly time: BusinessTime;
  readonly receivedAt: Instant;
  /** Of the content, however it was spelt: a resend with other spaces is the same push. */
  readonly contentHash: string;
  /** A person has judged it: it is done, however old it is (decisions 16). */
  readonly isReviewed: boolean;
}

export type PushReply = ReplyOf<Routes['POST /v1/orders']>;

/** A push that moved no points, and why. */
export function unmoved(
  outcome: Exclude<PushReply['outcome'], 'POSTED' | 'DUPLICATE'>,
  reason: string | null,
  memberId: MemberId | null = null,
): PushReply {
  return { outcome, memberId, entrySeq: null, points: 0, reason };
}
