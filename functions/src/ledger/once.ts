import type { MemberId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Item } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { findGuard, type Guard, guardWrite, newTryId, type Replayed, readRepetition } from './guard.ts';
import type { Programme } from './programme.ts';
import type { Reply } from './reply.ts';
import { backOff } from './retry.ts';
import { type Guarded, transact } from './transact.ts';

/** What an operation that moves no points wants to write, and what it answers when that is written. */
export interface Plan<Body> {
  readonly writes: readonly Guarded[];
  readonly reply: Reply<Body>;
}

export interface Happened<Body> {
  readonly kind: 'HAPPENED';
  readonly reply: Reply<Body>;
}

export type RequestGuard = Extract<Guard, { kind: 'REQUEST' }>;

const racesMax = 8;

/**
 * Does what moves no points (a record, a state) once per idempotency key: its writes and its guard in one transaction.
 * `plan` reads and decides; it is called again after a lost race.
 *
 * Problems: IDEMPOTENCY_KEY_REUSED, BUSY, and whatever `plan` and its writes refuse.
 */
export async function once<Body>(
  world: World,
  request: { readonly programme: Programme; readonly guard: RequestGuard; readonly member: MemberId | null },
  plan: () => Promise<Result<Plan<Body>, Problem>>,
): Promise<Result<Happened<Body> | Replayed<Body>, Problem>> {
  const { programme, guard, member } = request;
  const repeated = async (standing: Item) =>
    onlyReplayed(await readRepetition<Body>(world, programme, request, standing));
  for (let race = 0; race < racesMax; race++) {
    const standing = await findGuard(world, programme, guard);
    if (standing !== null) return repeated(standing);
    const planned = await plan();
    if (!planned.ok) return repetitionOr(world, request, planned.problem);
    const { reply, writes } = planned.value;
    const guarding = {
      reply,
      at: world.clock(),
      member,
      seq: null,
      order: null,
      tryId: newTryId(world),
      awaited: false,
    };
    const outcome = await transact(world, guardWrite(programme, guard, guarding), writes);
    if (outcome.kind === 'DONE') return ok({ kind: 'HAPPENED', reply });
    if (outcome.kind === 'REPEATED') return repeated(outcome.guard);
    if (outcome.kind === 'PROBLEM') return refuse(outcome.problem);
    if (outcome.kind === 'CONTENDED' || !(await backOff(world, race))) break;
  }
  return refuse({ code: 'BUSY' });
}

// The same request may have happened while this one was planned: its answer, not the refusal it caused, is the truth.
async function repetitionOr<Body>(
  world: World,
  request: Parameters<typeof once>[1],
  problem: Problem,
): Promise<Result<Replayed<Body>, Problem>> {
  const { programme, guard } = request;
  const standing = await findGuard(world, programme, guard);
  if (standing === null) return refuse(problem);
  return onlyReplayed(await readRepetition<Body>(world, programme, request, standing));
}

function onlyReplayed<Body>(
  repetition: Awaited<ReturnType<typeof readRepetition<Body>>>,
): Result<Replayed<Body>, Problem> {
  if (!repetition.ok) return repetition;
  if (repetition.value.kind === 'KNOWN_ORDER') throw new Error('an idempotency key cannot name an order');
  return ok(repetition.value);
}
