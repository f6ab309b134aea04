import type { BranchId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import type { World } from '../cloud/world.ts';
import { commit } from '../ledger/commit.ts';
import type { Programme } from '../ledger/programme.ts';
import { listLapsed } from '../records/approvals.ts';
import { listBranches } from '../records/branches.ts';
import { allProgrammes } from '../records/programmes.ts';
import type { Redemption } from '../records/redemption.ts';
import { redemptionAt } from '../records/redemption-at.ts';
import { findRedemption, moveWrite } from '../records/redemptions.ts';
import type { JobReport } from './job.ts';

const lapsedPerPage = 50;

/**
 * Writes down what the clock has done already: a counter gift nobody decided is EXPIRED (S06), a presented voucher is
 * back with its member. Answers were right before; this empties the queue and lets the stream put units back. Safe to
 * run twice, and beside staff who decide in the same moment: whoever is first wins.
 */
export async function sweepRedemptions(world: World): Promise<JobReport> {
  const report = { programmes: 0, closed: 0 };
  for await (const programme of allProgrammes(world.table)) {
    report.programmes += 1;
    for (const { branchId } of await listBranches(world.table, programme)) {
      for await (const lapsed of lapsedAt(world, programme, branchId)) {
        if (await close(world, programme, lapsed)) report.closed += 1;
      }
    }
  }
  return report;
}

async function* lapsedAt(world: World, programme: Programme, branch: BranchId): AsyncGenerator<Redemption> {
  const now = world.clock();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listLapsed>> = await listLapsed(world.table, programme, branch, {
      limit: lapsedPerPage,
      cursor,
      now,
    });
    yield* page.redemptions;
    cursor = page.next;
  } while (cursor !== null);
}

/** False when somebody moved it meanwhile, or it is contended: the next run looks again. */
async function close(world: World, programme: Programme, lapsed: Redemption): Promise<boolean> {
  const closed = await commit(world, async () => {
    const now = world.clock();
    const stored = await findRedemption(world.table, programme, lapsed.member, lapsed.redemptionId);
    const after = stored === null ? null : redemptionAt(stored, now);
    if (stored === null || after === null || after.state === stored.state) return ok({ value: false, writes: [] });
    const { write } = moveWrite(
      programme,
      stored,
      { state: after.state, at: now, by: 'CLOCK', branch: stored.branch, reason: null },
      { expiresAt: null },
      () => ({ code: 'BUSY' }),
    );
    return ok({ value: true, writes: [write] });
  });
  return closed.ok && closed.value;
}
