import type { Problem } from '@quaylai/shared/words/problems';
import { type Result, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { keepAside } from './keep-aside.ts';
import type { Push, PushReply } from './push.ts';
import { pushSentences } from './words/push-sentences.ts';

/** Goods that came back: kept beside their order until returns claw back by themselves. Problems: BUSY. */
export async function takeReturn(push: Push, context: Context): Promise<Result<PushReply, Problem>> {
  if (push.body.original_source_id == null) {
    return refuse({ code: 'INVALID_REQUEST', fields: { original_source_id: pushSentences.originalNeeded } });
  }
  return keepAside(push, { outcome: 'PARKED', reason: 'RETURN' }, context);
}
