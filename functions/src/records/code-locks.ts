import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result, refuse } from '@quaylai/shared/words/result';
import type { Instant } from '@quaylai/shared/words/vietnam-time';
import type { Key } from '../cloud/table.ts';
import type { World } from '../cloud/world.ts';
import { commit } from '../ledger/commit.ts';
import { partition } from '../ledger/keys.ts';
import type { Programme } from '../ledger/programme.ts';

/** Five wrong codes within 60 s lock typing for 15 minutes; scanning is never locked (decisions 14, V09). */
const wrongCodesMax = 5;
const windowMs = 60_000;
const lockMinutes = 15;
const minuteMs = 60_000;
const keptSeconds = 60 * 60;

const lockKey = (programme: Programme, session: string): Key => ({
  pk: partition(programme, 'LOCK', session),
  sk: 'CODES',
});

interface Lock {
  /** When the last wrong codes were typed, oldest first. */
  readonly wrongAt: readonly number[];
  readonly lockedUntil: number;
  readonly version: number;
}

/** Before a typed code is looked up. Problems: CODE_LOCKED {minutes}. */
export async function checkTyping(
  world: Pick<World, 'table' | 'clock'>,
  programme: Programme,
  session: string,
): Promise<Result<null, Problem<'CODE_LOCKED'>>> {
  const { lockedUntil } = await readLock(world, programme, session);
  const leftMs = lockedUntil - world.clock();
  return leftMs > 0 ? refuse({ code: 'CODE_LOCKED', minutes: Math.ceil(leftMs / minuteMs) }) : ok(null);
}

/** After a wrong one. `justLocked` is true once per lock: the moment to tell the owner. Problems: BUSY. */
export function recordWrongCode(
  world: World,
  programme: Programme,
  session: string,
): Promise<Result<{ readonly justLocked: boolean }, Problem>> {
  return commit(world, async () => {
    const lock = await readLock(world, programme, session);
    const now = world.clock();
    const wrongAt = [...lock.wrongAt.filter((at) => at > now - windowMs), now].slice(-wrongCodesMax);
    const justLocked = wrongAt.length === wrongCodesMax;
    const put = {
      ...lockKey(programme, session),
      w: justLocked ? [] : wrongAt,
      u: justLocked ? now + lockMinutes * minuteMs : lock.lockedUntil,
      v: lock.version + 1,
      ttl: Math.floor(now / 1000) + keptSeconds,
    };
    const isUnchanged = { when: 'attribute_not_exists(pk) OR v = :seen', values: { ':seen': lock.version } };
    return ok({ value: { justLocked }, writes: [{ write: { put, ...isUnchanged }, refusedBecause: null }] });
  });
}

async function readLock({ table }: Pick<World, 'table'>, programme: Programme, session: string): Promise<Lock> {
  const item = await table.get(lockKey(programme, session));
  return {
    wrongAt: (item?.['w'] as readonly number[] | undefined) ?? [],
    lockedUntil: (item?.['u'] as Instant | undefined) ?? 0,
    version: (item?.['v'] as number | undefined) ?? 0,
  };
}
