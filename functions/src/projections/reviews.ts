import type { World } from '../cloud/world.ts';
import { whileContended } from '../ledger/retry.ts';
import { queueMove } from '../records/review-queue.ts';
import { isReviewSort, readReview } from '../records/reviews.ts';
import type { Change } from './change.ts';

/** Keeps the queue of a branch, and how many wait in it, in step with the reviews themselves. */
export async function projectReview(world: World, { programme, sk, before, after }: Change): Promise<void> {
  if (!isReviewSort(sk) || after === null || before?.['st'] === after['st']) return;
  const writes = queueMove(programme, readReview(after));
  // Cancelled means that this very move was made before.
  const answer = await whileContended(world, () => world.table.transact(writes));
  if (answer.kind === 'CONTENDED') throw new Error('a queue stayed contended');
}
