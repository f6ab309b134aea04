import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import { requestGuard } from '../../http/caller-name.ts';
import type { Context } from '../../http/context.ts';
import type { Caller, Envelope } from '../../http/handler.ts';
import type { Planned } from '../../ledger/commit.ts';
import { once } from '../../ledger/once.ts';

/**
 * Writes a record once per idempotency key. `keep` is what is remembered of it and answered, again on a repetition; it
 * holds no secret and no name of a person. Whatever may be refused belongs into `plan`: a repetition is recognised
 * before it is called (C1.5). Problems: IDEMPOTENCY_KEY_REUSED, BUSY, and the plan's.
 */
export async function recordOnce<Value, Kept>(
  request: Envelope,
  caller: Caller,
  context: Context,
  plan: () => Promise<Result<Planned<Value>, Problem>>,
  keep: (value: Value) => Kept,
): Promise<Result<{ readonly reply: Kept; readonly replayed: boolean }, Problem>> {
  const guarded = { programme: caller.programme, guard: requestGuard(request, caller), member: null };
  const outcome = await once<Kept>(context, guarded, async () => {
    const planned = await plan();
    if (!planned.ok) return planned;
    return ok({ writes: planned.value.writes, reply: { status: 201, body: keep(planned.value.value) } });
  });
  if (!outcome.ok) return outcome;
  return ok({ reply: outcome.value.reply.body, replayed: outcome.value.kind === 'REPLAYED' });
}
