import { visibleTiers } from '@quaylai/shared/loyalty/tiers';
import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readMemberAccount } from '../../ledger/read.ts';
import { tierView } from '../../views/balance-view.ts';
import { standingView } from '../../views/standing-view.ts';

/** The ladder as this member may see it, and their place on it (CAP28, T13). */
export const showTiers: Handler<'GET /v1/tiers', Context> = async (_request, { programme, member }, context) => {
  const [stored, { document }] = await Promise.all([
    readMemberAccount(context.table, programme, member),
    context.directory.rules(programme),
  ]);
  if (stored === null) return refuse({ code: 'NOT_FOUND' });
  const standing = standingView(stored.account, document, context.clock());
  return ok({ reply: { tiers: visibleTiers(document, standing.tier.id).map(tierView), standing } });
};
