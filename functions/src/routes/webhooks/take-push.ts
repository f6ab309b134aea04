import type { Problem } from '@quaylai/shared/words/problems';
import type { Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Push, PushReply } from './push.ts';
import { takeCancel } from './take-cancel.ts';
import { takeReturn } from './take-return.ts';
import { takeSale } from './take-sale.ts';

/** Does what a push says, whether it has just come or a person has judged it. Problems: INVALID_REQUEST, BUSY. */
export function takePush(push: Push, context: Context): Promise<Result<PushReply, Problem>> {
  if (push.body.kind === 'RETURN') return takeReturn(push, context);
  return push.body.status === 'CANCELLED' ? takeCancel(push, context) : takeSale(push, context);
}
