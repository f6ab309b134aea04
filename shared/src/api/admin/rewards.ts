import * as z from 'zod/mini';
import type { RewardId } from '../../words/ids.ts';
import { idOf, pageOf, pageQuery } from '../fields.ts';
import { rewardInput, rewardRecord } from '../reward-models.ts';
import { onlookers, owners, type RouteTable } from '../route.ts';

/** What points can become. */
export const rewardRoutes = {
  'GET /v1/admin/rewards': {
    audience: 'admin',
    roles: onlookers,
    repeats: 'harmless',
    query: pageQuery,
    status: 200,
    reply: pageOf(rewardRecord),
    problems: [],
    summary: 'Kho quà',
  },
  'POST /v1/admin/rewards': {
    audience: 'admin',
    roles: owners,
    repeats: 'idempotency-key',
    body: rewardInput,
    status: 201,
    reply: rewardRecord,
    problems: [],
    summary: 'Thêm quà',
  },
  'PUT /v1/admin/rewards/{rewardId}': {
    audience: 'admin',
    roles: owners,
    repeats: 'harmless',
    params: z.strictObject({ rewardId: idOf<RewardId>() }),
    body: z.strictObject({ version: z.int(), reward: rewardInput }),
    status: 200,
    reply: rewardRecord,
    problems: ['REWARD_CHANGED'],
    summary: 'Sửa quà',
  },
} as const satisfies RouteTable;
