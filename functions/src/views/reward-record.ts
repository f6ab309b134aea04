import type { ReplyOf } from '@quaylai/shared/api/route';
import type { Routes } from '@quaylai/shared/api/routes';
import type { Context } from '../http/context.ts';
import type { Programme } from '../ledger/programme.ts';
import type { Reward } from '../records/rewards.ts';
import { quantitiesLeft } from '../stock/shelf.ts';
import { type PhotoUrl, photoUrls } from './photo-url.ts';

type RewardRecord = ReplyOf<Routes['POST /v1/admin/rewards']>;

/** A reward as its owner sees it. */
export function rewardRecord(
  { shards: _shards, ...reward }: Reward,
  stockLeft: number | null,
  photoUrl: PhotoUrl,
): RewardRecord {
  return { ...reward, stockLeft, photoUrl: photoUrl(reward) };
}

/** The same with what lies on the shelves now. */
export async function rewardRecords(
  { table, pictures }: Pick<Context, 'table' | 'pictures'>,
  programme: Programme,
  rewards: readonly Reward[],
): Promise<RewardRecord[]> {
  const photoUrl = photoUrls(pictures, programme);
  const stocked = rewards.filter(({ stock }) => stock !== null);
  const left = stocked.length === 0 ? [] : await quantitiesLeft(table, programme, stocked);
  return rewards.map((reward) => {
    const place = stocked.indexOf(reward);
    return rewardRecord(reward, place === -1 ? null : (left[place] ?? 0), photoUrl);
  });
}
