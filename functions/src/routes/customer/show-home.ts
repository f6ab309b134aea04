import { revivedDays } from '@quaylai/shared/loyalty/voucher-life';
import { ok, refuse } from '@quaylai/shared/words/result';
import { addDays, localDateOf, startOf } from '@quaylai/shared/words/vietnam-time';
import type { Context } from '../../http/context.ts';
import type { Handler } from '../../http/handler.ts';
import { readHome } from '../../ledger/read.ts';
import { readPersonal } from '../../records/personal.ts';
import { movedTo, readRedemption } from '../../records/redemption.ts';
import { redemptionAt } from '../../records/redemption-at.ts';
import { balanceView } from '../../views/balance-view.ts';
import { entryViews } from '../../views/entry-views.ts';
import { standingView } from '../../views/standing-view.ts';

const latestMax = 5;
/** An order cancelled up to a month after its voucher's last day brings it back for a week (V08): it still counts. */
const endedDaysMax = 30 + revivedDays;
const openStates = ['HELD', 'ISSUED', 'RESERVED'];

/** The first screen: one query (ADR 0116). */
export const showHome: Handler<'GET /v1/me', Context> = async (_request, { programme, member }, context) => {
  const now = context.clock();
  const endingFrom = startOf(addDays(localDateOf(now), -endedDaysMax));
  const [home, { document }] = await Promise.all([
    readHome(context.table, programme, member, { latestMax, endingFrom }),
    context.directory.rules(programme),
  ]);
  if (home === null) return refuse({ code: 'NOT_FOUND' });
  const account = await context.directory.dated(programme, home);
  const redemptions = home.redemptions.filter((item) => movedTo(item) === null).map(readRedemption);
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
