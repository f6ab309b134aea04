import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { Table } from '../cloud/table.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Reward } from '../records/rewards.ts';
import { quantitiesLeft } from '../stock/shelf.ts';

type RewardRecord = ReplyOf<Routes['POST /v1/admin/rewards']>;

/** A reward as its owner sees it. */
export function rewardRecord({ shards: _shards, ...reward }: Reward, stockLeft: number | null): RewardRecord {
  return { ...reward, stockLeft };
}

/** The same with what lies on the shelves now. */
export async function rewardRecords(
  table: Table,
  programme: Programme,
  rewards: readonly Reward[],
): Promise<RewardRecord[]> {
  const stocked = rewards.filter(({ stock }) => stock !== null);
  const left = stocked.length === 0 ? [] : await quantitiesLeft(table, programme, stocked);
  return rewards.map((reward) => {
    const place = stocked.indexOf(reward);
    return rewardRecord(reward, place === -1 ? null : (left[place] ?? 0));
  });
}
