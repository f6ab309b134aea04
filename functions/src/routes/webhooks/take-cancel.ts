import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { keepAside } from './keep-aside.ts';
import type { Push, PushReply } from './push.ts';

/** A cancelled order: kept beside it until cancels are reversed by themselves. Problems: BUSY. */
export function takeCancel(push: Push, context: Context): Promise<Result<PushReply, Problem>> {
  return keepAside(push, { outcome: 'PARKED', reason: 'CANCEL' }, context);
}
