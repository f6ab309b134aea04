import type { RedemptionId } from '@quaylai/shared/words/ids';
import { ok } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { listRedemptions } from '../../records/redemptions.ts';
import { redemptionView } from '../../views/redemption-view.ts';

/** What I redeemed: what ends last stands first, so a page of what is over never hides what can be used. */
export const listMyRedemptions: Handler<'GET /v1/me/redemptions', Context> = async (
  { query },
  { programme, member },
  { table, directory, clock },
) => {
  const after = (query.cursor as RedemptionId | undefined) ?? null;
  const [names, { redemptions, next }] = await Promise.all([
    directory.names(programme),
    listRedemptions(table, programme, member, { limit: query.limit, after }),
  ]);
  const now = clock();
  return ok({ reply: { items: redemptions.map((redemption) => redemptionView(redemption, names, now)), next } });
};
