import type { RewardId } from '@quaylai/shared/words/ids';
import { sweepBudgets } from '../budgets/sweep.ts';
import type { World } from '../cloud/world.ts';
import type { Programme } from '../ledger/programme.ts';
import { allProgrammes } from '../records/programmes.ts';
import { listRewards, type Reward } from '../records/rewards.ts';
import { sweepShelf } from '../stock/sweep.ts';
import type { JobReport } from './job.ts';

const rewardsPerPage = 50;

/** Puts back what a request claimed and never used, units and bonus alike, in every programme (decisions 4, I9, I10). */
export async function sweepClaims(world: World): Promise<JobReport> {
  const report = { programmes: 0, released: 0, cleared: 0 };
  for await (const programme of allProgrammes(world.table)) {
    report.programmes += 1;
    for await (const reward of stockedRewards(world, programme)) {
      const { released, cleared } = await sweepShelf(world, programme, reward);
      report.released += released;
      report.cleared += cleared;
    }
    const budgets = await sweepBudgets(world, programme);
    report.released += budgets.released;
    report.cleared += budgets.cleared;
  }
  return report;
}

/** Those that have ever had limited stock lie on shelves; an unlimited one's shelves are empty and cost one read. */
async function* stockedRewards({ table }: World, programme: Programme): AsyncGenerator<Reward> {
  let after: RewardId | null = null;
  do {
    const { rewards, next }: { rewards: readonly Reward[]; next: RewardId | null } = await listRewards(
      table,
      programme,
      { limit: rewardsPerPage, after },
    );
    yield* rewards;
    after = next;
  } while (after !== null);
}
