import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import { keepAside } from './keep-aside.ts';
import type { Push, PushReply } from './push.ts';
import type { PushContext } from './push-context.ts';

/** A cancelled order: kept beside it until cancels are reversed by themselves. Problems: BUSY. */
export function takeCancel(push: Push, context: PushContext): Promise<Result<PushReply, Problem>> {
  return keepAside(push, { outcome: 'PARKED', reason: 'CANCEL' }, context);
}
