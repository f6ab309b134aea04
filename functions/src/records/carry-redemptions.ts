import type { MemberId, RedemptionId } from '@quaylai/shared/words/ids';
import type { Problem } from '@quaylai/shared/words/problems';
import { ok, type Result } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import { commit } from '../ledger/commit.ts';
import type { Closed } from '../ledger/items.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Guarded } from '../ledger/transact.ts';
import type { Redemption } from './redemption.ts';
import { carryWrites, findRedemption, listRedemptions, moveWrite } from './redemptions.ts';

type Merged = Extract<Closed, { kind: 'MERGED' }>;

const redemptionsPerPage = 50;

/**
 * Takes everything that a merged member redeemed along into the survivor, used ones too: one transaction each, so it
 * may stop anywhere and go on later, twice or side by side (A01). Problems: BUSY.
 */
export async function carryRedemptions(
  world: World,
  programme: Programme,
  source: MemberId,
  merged: Merged,
): Promise<Result<null, Problem>> {
  let after: RedemptionId | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRedemptions>> = await listRedemptions(world.table, programme, source, {
      limit: redemptionsPerPage,
      after,
    });
    for (const { redemptionId } of page.redemptions) {
      const carried = await carry(world, programme, { source, redemptionId }, merged);
      if (!carried.ok) return carried;
    }
    after = page.next;
  } while (after !== null);
  return ok(null);
}

interface Carried {
  readonly source: MemberId;
  readonly redemptionId: RedemptionId;
}

async function carry(
  world: World,
  programme: Programme,
  { source, redemptionId }: Carried,
  { into, seq }: Merged,
): Promise<Result<null, Problem>> {
  const planned = (writesFor: (seen: Redemption) => readonly Guarded[]) =>
    commit(world, async () => {
      const seen = await findRedemption(world.table, programme, source, redemptionId);
      const isThere = seen !== null && seen.member === source;
      return ok({ value: null, writes: isThere ? writesFor(seen) : [] });
    });
  const ended = await planned((seen) => (seen.state === 'HELD' ? [endWrite(world, programme, seen)] : []));
  return ended.ok ? planned((seen) => carryWrites(programme, seen, { into, mergeSeq: seq })) : ended;
}

/** A gift that waited for staff is over: the merge gave its held points back. */
function endWrite(world: World, programme: Programme, seen: Redemption): Guarded {
  const step = { state: 'REVERSED', at: world.clock(), by: 'CLOCK', branch: seen.branch, reason: null } as const;
  const { write } = moveWrite(programme, seen, step, { expiresAt: null }, () => ({ code: 'BUSY' }));
  return { ...write, refusedBecause: null };
}
