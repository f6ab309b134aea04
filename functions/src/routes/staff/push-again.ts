import type { IntegrationId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Programme } from '../../ledger/programme.ts';
import type { Review } from '../../records/reviews.ts';
import { findAside } from '../../records/set-aside.ts';
import { openAside } from '../webhooks/open-aside.ts';
import { takePush } from '../webhooks/take-push.ts';

/**
 * Does what a till had sent, as it sent it and with its own time; its own guards make it once (C1.5). Problems:
 * REVIEW_UNRESOLVED when it still cannot be done, BUSY.
 */
export async function pushAgain(
  { about }: Review,
  aside: string,
  programme: Programme,
  context: Context,
): Promise<Result<null, Problem>> {
  const kept = await findAside(context, programme, about, aside);
  const push = kept === null ? null : openAside({ programme, integration: about.source as IntegrationId }, kept);
  if (push === null) return refuse({ code: 'NOT_FOUND' });
  const taken = await takePush({ ...push, isReviewed: true }, context);
  if (!taken.ok) return taken;
  const { outcome, reason } = taken.value;
  const isDone = outcome === 'POSTED' || outcome === 'DUPLICATE' || outcome === 'STALE';
  return isDone ? ok(null) : refuse({ code: 'REVIEW_UNRESOLVED', reason: reason ?? outcome });
}
