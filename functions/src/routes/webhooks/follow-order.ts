import type { OrderRef } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import { asidesOf } from '../../records/set-aside.ts';
import { openAside } from './open-aside.ts';
import type { Push } from './push.ts';
import { takeCancel } from './take-cancel.ts';
import { takeReturn } from './take-return.ts';

/**
 * What waited for an order that stands now: its returns and its cancel, in the order they came (F09). Each is guarded by
 * its own name, so doing it again does nothing: whatever else is heard of the order does what was left undone by a process
 * that died before it. Problems: BUSY.
 */
export async function followOrder(push: Push, ref: OrderRef, context: Context): Promise<Result<null, Problem>> {
  const waiting = await asidesOf(context, push.programme, ref);
  for (const aside of waiting.filter(({ outcome }) => outcome === 'PARKED')) {
    const parked = openAside(push, aside);
    if (parked === null || isSale(parked)) continue;
    const done = await (parked.body.kind === 'RETURN' ? takeReturn : takeCancel)(parked, context);
    if (!done.ok) return done;
  }
  return ok(null);
}

const isSale = ({ body }: Push): boolean => body.kind === 'ORDER' && body.status !== 'CANCELLED';
