import type { BranchId, ReviewId } from '@quaylai/shared/words/ids';
import type { Key, Table, Write } from '../cloud/table.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';
import { type Review, readReview, reviewKey } from './reviews.ts';

const instantDigits = 13;
/** Sorts after every moment. */
const countSort = '~COUNT';
const pageMax = 50;

const queuePartition = (programme: Programme, branch: BranchId | null): string =>
  partition(programme, 'QUEUE', branch ?? '-', 'REVIEWS');

const placeOf = (programme: Programme, { branch, requestedAt, reviewId }: Review): Key => ({
  pk: queuePartition(programme, branch),
  sk: `${String(requestedAt).padStart(instantDigits, '0')}#${reviewId}`,
});

/** A review enters or leaves its branch's queue; the count moves with it, once however often it is told (Q11). */
export function queueMove(programme: Programme, review: Review): readonly Write[] {
  const key = placeOf(programme, review);
  const enters = review.state === 'WAITING';
  const place: Write = enters
    ? { put: { ...key }, when: 'attribute_not_exists(pk)' }
    : { remove: key, when: 'attribute_exists(pk)' };
  const count = { update: { pk: key.pk, sk: countSort }, change: 'ADD n :one', values: { ':one': enters ? 1 : -1 } };
  return [place, count];
}

export interface ReviewPage {
  readonly reviews: readonly Review[];
  /** Where to go on, for the client to hand back; null at the end. */
  readonly next: string | null;
  /** All that wait at the branch. */
  readonly waiting: number;
}

/** What waits to be judged at a branch, oldest first. The reviews themselves have the last word. */
export async function listReviews(
  table: Table,
  programme: Programme,
  branch: BranchId | null,
  page: { readonly limit: number; readonly cursor: string | null },
): Promise<ReviewPage> {
  const pk = queuePartition(programme, branch);
  const after = page.cursor === null ? undefined : Buffer.from(page.cursor, 'base64url').toString();
  const [{ items, next }, count] = await Promise.all([
    table.query({ pk, from: '0', to: ':', limit: Math.min(page.limit, pageMax), after }),
    table.get({ pk, sk: countSort }),
  ]);
  const keys = items.map(({ sk }) => reviewKey(programme, branch, sk.slice(instantDigits + 1) as ReviewId));
  const found = keys.length === 0 ? [] : await table.batchGet(keys);
  return {
    reviews: found.flatMap((item) => (item === null ? [] : [readReview(item)])).filter(isWaiting),
    next: next === null ? null : Buffer.from(next).toString('base64url'),
    waiting: Math.max(0, (count?.['n'] as number | undefined) ?? 0),
  };
}

const isWaiting = ({ state }: Review): boolean => state === 'WAITING';
