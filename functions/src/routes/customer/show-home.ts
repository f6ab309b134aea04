import { ok, refuse } from '@quaylai/shared/words/result';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readHome } from '../../ledger/read.ts';
import { readPersonal } from '../../records/personal.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { listRedemptions } from '../../records/redemptions.ts';
import { balanceView } from '../../views/balance-view.ts';
import { entryViews } from '../../views/entry-views.ts';
import { standingView } from '../../views/standing-view.ts';

const latestMax = 5;
const redemptionsCountedMax = 50;
const openStates = ['HELD', 'ISSUED', 'RESERVED'];

/** The first screen. Name, account and newest entries are one query; the vouchers are asked for at the same time. */
export const showHome: Handler<'GET /v1/me', Context> = async (_request, { programme, member }, context) => {
  const [home, { redemptions }, { document }] = await Promise.all([
    readHome(context.table, programme, member, latestMax),
    listRedemptions(context.table, programme, member, { limit: redemptionsCountedMax, after: null }),
    context.directory.rules(programme),
  ]);
  if (home === null) return refuse({ code: 'NOT_FOUND' });
  const now = context.clock();
  const account = await context.directory.dated(programme, home);
  const open = redemptions.filter((redemption) => openStates.includes(redemptionAt(redemption, now).state));
  return ok({
    reply: {
      name: home.person === null ? null : (readPersonal(context, home.person)?.name ?? null),
      memberId: member,
      balance: balanceView(account, now),
      standing: standingView(home.account, document, now),
      latest: await entryViews(context.directory, programme, home.latest),
      openRedemptions: open.length,
    },
  });
};
