import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import { findGuard, type Guard, readRepetition } from '../ledger/guard.ts';
import type { Programme } from '../ledger/programme.ts';

/**
 * A refusal that was found before posting, unless this very request has happened already: then its first answer is the
 * truth (C1.5), whatever has changed since. Problems: the one given, IDEMPOTENCY_KEY_REUSED.
 */
export async function replayOr<Body>(
  world: Pick<World, 'table'>,
  request: { readonly programme: Programme; readonly guard: Guard; readonly member: MemberId | null },
  problem: Problem,
): Promise<Result<{ readonly reply: Body; readonly replayed: true }, Problem>> {
  const { programme, guard } = request;
  const standing = await findGuard(world, programme, guard);
  if (standing === null) return refuse(problem);
  const repetition = await readRepetition<Body>(world, programme, request, standing);
  if (!repetition.ok) return repetition;
  if (repetition.value.kind === 'KNOWN_ORDER') return refuse(problem);
  return ok({ reply: repetition.value.reply.body, replayed: true });
}
