import { createHash } from 'node:crypto';
import type { BillInput } from '@quaylai/shared/api/counter-models';
import type { ReviewKind } from '@quaylai/shared/api/review-models';
import type { BranchId, MemberId, OrderRef, ReviewId } from '@quaylai/shared/words/ids';
import type { Dong } from '@quaylai/shared/words/money';
import { addMinutes, type Instant } from '@quaylai/shared/words/vietnam-time';
import type { Item, Key, Table, Update } from '../cloud/table.ts';
import type { Actor } from '../ledger/entry.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** What a person has to judge before it counts: why, what it is about, and what will be done on a yes (decisions 16). */
export interface Review {
  readonly reviewId: ReviewId;
  readonly kind: ReviewKind;
  /** What made it one: FREQUENT, LINE_UNKNOWN … */
  readonly reason: string;
  /** Null when a till named none: for owners. */
  readonly branch: BranchId | null;
  readonly requestedBy: Actor;
  readonly requestedAt: Instant;
  /** When it happened in the shop: what it will be posted with (C1.7). */
  readonly businessTime: Instant;
  readonly about: OrderRef;
  readonly member: MemberId | null;
  readonly amount: Dong | null;
  readonly evidence: ReviewEvidence;
  readonly state: 'WAITING' | 'APPROVED' | 'REJECTED';
  readonly decided: ReviewDecision | null;
}

/** A typed bill as it was asked for, or a push as it was set aside beside its order. */
export type ReviewEvidence =
  | { readonly kind: 'BILL'; readonly bill: BillInput }
  | { readonly kind: 'PUSH'; readonly aside: string };

export interface ReviewDecision {
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
}

const reviewPrefix = 'REVIEW#';
const everywhere = '-';
const idLength = 22;
/** A decision that is being carried out: longer than any function lives. */
const claimMinutes = 2;

/** The same thing asked again is the same review. */
export function reviewIdOf(about: OrderRef, contentHash: string): ReviewId {
  const name = JSON.stringify([about.source, about.orderId, contentHash]);
  return createHash('sha256').update(name).digest('base64url').slice(0, idLength) as ReviewId;
}

export function reviewKey(programme: Programme, branch: BranchId | null, review: ReviewId): Key {
  return { pk: partition(programme, 'REVIEW', branch ?? everywhere), sk: `${reviewPrefix}${review}` };
}

/** Opens it; one that stands already, decided or not, is left as it is: `when` refuses. */
export function newReviewWrite(programme: Programme, review: Omit<Review, 'state' | 'decided'>) {
  const { about, requestedBy } = review;
  return {
    put: {
      ...reviewKey(programme, review.branch, review.reviewId),
      k: review.kind,
      r: review.reason,
      br: review.branch,
      w: [requestedBy.kind, requestedBy.id],
      at: review.requestedAt,
      b: review.businessTime,
      o: [about.source, about.orderId],
      m: review.member,
      d: review.amount,
      e: review.evidence,
      st: 'WAITING',
    },
    when: 'attribute_not_exists(pk)',
  };
}

export function readReview(item: Item): Review {
  const [actorKind, actorId] = item['w'] as [Actor['kind'], string];
  const [source, orderId] = item['o'] as [string, string];
  return {
    reviewId: item.sk.slice(reviewPrefix.length) as ReviewId,
    kind: item['k'] as ReviewKind,
    reason: item['r'] as string,
    branch: item['br'] as BranchId | null,
    requestedBy: { kind: actorKind, id: actorId },
    requestedAt: item['at'] as Instant,
    businessTime: item['b'] as Instant,
    about: { source, orderId },
    member: item['m'] as MemberId | null,
    amount: item['d'] as Dong | null,
    evidence: item['e'] as ReviewEvidence,
    state: item['st'] as Review['state'],
    decided: (item['dc'] as ReviewDecision | undefined) ?? null,
  };
}

export const isReviewSort = (sk: string): boolean => sk.startsWith(reviewPrefix);

export async function findReview(
  table: Table,
  programme: Programme,
  branch: BranchId | null,
  review: ReviewId,
): Promise<Review | null> {
  const item = await table.get(reviewKey(programme, branch, review));
  return item === null ? null : readReview(item);
}

/** Decides it, once: refused when it is decided, or somebody is just carrying a decision out (S05). */
export function decideWrite(
  programme: Programme,
  { branch, reviewId }: Pick<Review, 'branch' | 'reviewId'>,
  state: 'APPROVED' | 'REJECTED',
  decision: ReviewDecision,
): Update {
  return {
    update: reviewKey(programme, branch, reviewId),
    change: 'SET st = :state, dc = :decision REMOVE lk',
    when: 'st = :waiting AND (attribute_not_exists(lk) OR lk[0] = :by OR lk[1] < :old)',
    values: {
      ':state': state,
      ':decision': decision,
      ':waiting': 'WAITING',
      ':by': decision.by,
      ':old': addMinutes(decision.at, -claimMinutes),
    },
  };
}

/** Keeps others from deciding while this person's yes is carried out; lapses by itself when that dies half-way. */
export function claimWrite(programme: Programme, review: Review, { by, at }: ReviewDecision): Update {
  const { when, values } = decideWrite(programme, review, 'APPROVED', { by, at, note: null });
  const { ':state': _, ':decision': __, ...needed } = values ?? {};
  return {
    update: reviewKey(programme, review.branch, review.reviewId),
    change: 'SET lk = :claim',
    when: when ?? '',
    values: { ...needed, ':claim': [by, at] },
  };
}

/** Lets others decide: it could not be carried out. */
export function unclaimWrite(programme: Programme, { branch, reviewId }: Review, by: string): Update {
  return {
    update: reviewKey(programme, branch, reviewId),
    change: 'REMOVE lk',
    when: 'st = :waiting AND lk[0] = :by',
    values: { ':waiting': 'WAITING', ':by': by },
  };
}
