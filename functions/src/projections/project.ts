import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { World } from '../cloud/world.ts';
import { projectBudgets } from './budgets.ts';
import { type Change, readChange } from './change.ts';
import { addToDays } from './count-days.ts';
import { projectDue } from './due.ts';
import { grouped } from './grouped.ts';
import { projectMerge } from './merges.ts';
import { projectRedemption } from './redemptions.ts';
import { projectReview } from './reviews.ts';
import { projectRoster } from './roster.ts';
import { projectSearch } from './search-index.ts';

/** What follows from one change, apart from totals. Each may run again for the same change without harm (Q11). */
const followers = [
  projectRedemption,
  projectSearch,
  projectDue,
  projectRoster,
  projectBudgets,
  projectMerge,
  projectReview,
] as const;

/** Partitions worked on at once. */
const lanesMax = 16;

/**
 * Follows a batch of the table's stream. Changes of one partition are followed in order, partitions side by side. What
 * fails is reported, and the stream hands the batch again from there; `report` hears why.
 */
export async function project(
  world: World,
  records: readonly DynamoDBRecord[],
  report: (error: unknown, sequence: string) => void,
): Promise<DynamoDBBatchResponse> {
  const changes = records.map(readChange).filter((change) => change !== null);
  const failed = new Set<string>();
  const fail = (error: unknown, { sequence }: Change) => {
    failed.add(sequence);
    report(error, sequence);
  };

  const lanes = [...grouped(changes, ({ pk }) => pk).values()];
  for (let start = 0; start < lanes.length; start += lanesMax) {
    await Promise.all(lanes.slice(start, start + lanesMax).map((lane) => followLane(world, lane, fail)));
  }
  const [first] = changes;
  if (failed.size === 0 && first !== undefined) {
    await addToDays(world, changes).catch((error: unknown) => fail(error, first));
  }
  const firstFailed = records.find(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
  const identifier = firstFailed?.dynamodb?.SequenceNumber;
  return { batchItemFailures: identifier === undefined ? [] : [{ itemIdentifier: identifier }] };
}

async function followLane(
  world: World,
  lane: readonly Change[],
  fail: (error: unknown, change: Change) => void,
): Promise<void> {
  for (const change of lane) {
    try {
      for (const follow of followers) await follow(world, change);
    } catch (error) {
      // What comes after in this partition must not overtake it.
      fail(error, change);
      return;
    }
  }
}
