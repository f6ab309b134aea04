import type { RewardId } from '@quaylai/shared/words/ids';
import type { Table } from '../cloud/table.ts';
import type { Ledger } from '../ledger/post.ts';
import type { Programme } from '../ledger/programme.ts';
import { allProgrammes } from '../records/programmes.ts';
import { listRewards, type Reward } from '../records/rewards.ts';
import type { Beside, JobReport } from './job.ts';

/** A form that names a photo may be saved long after the photo was sent, and a phone may still show an older list. */
const unusedMsMax = 7 * 24 * 60 * 60 * 1000;
const rewardsPerPage = 50;
const reserveMs = 10_000;

/**
 * Removes photos that no reward names: taken off one, or sent and never saved. What the bucket holds is compared with
 * what rewards name at that moment, so that a run may fail anywhere, and one that is sent again is young again.
 */
export async function sweepPictures(ledger: Ledger, beside?: Beside): Promise<JobReport> {
  if (beside === undefined) throw new Error('there are no pictures to look at');
  const { table, clock, deadline } = ledger;
  const report = { programmes: 0, pictures: 0, removed: 0, unfinished: 0 };
  for await (const programme of allProgrammes(table)) {
    report.programmes += 1;
    const old: string[] = [];
    for await (const { photo, keptAt } of beside.pictures.all(programme)) {
      report.pictures += 1;
      if (clock() - keptAt > unusedMsMax) old.push(photo);
    }
    // Read after the bucket was: a reward that names an old photo by now keeps it.
    const named = old.length === 0 ? new Set() : await photosNamed(table, programme);
    for (const photo of old.filter((one) => !named.has(one))) {
      if (clock() + reserveMs >= deadline) return { ...report, unfinished: 1 };
      await beside.pictures.remove(programme, photo);
      report.removed += 1;
    }
  }
  return report;
}

async function photosNamed(table: Table, programme: Programme): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  let after: RewardId | null = null;
  do {
    const page: { rewards: readonly Reward[]; next: RewardId | null } = await listRewards(table, programme, {
      limit: rewardsPerPage,
      after,
    });
    for (const { photo } of page.rewards) if (photo !== null) named.add(photo);
    after = page.next;
  } while (after !== null);
  return named;
}
